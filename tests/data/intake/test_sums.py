"""Every table of shared/data takes the whole road, and its sums are those of another reading."""

import functools
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from msgspec.structs import replace

from data.intake.mapping import Mapping
from data.intake.suggest import suggest
from tests.data.intake import truth
from tests.data.intake.tables import SHARED, checked, real, tables_of
from tests.data.intake.truth import Fact, sql

COUNTRY = {
    "exports": "reporter",
    "indicators": "country",
    "cooperation": "party_country",
    "visits": "host",
    "reported_totals": "country",
}
TIME = {"exports": "period", "cooperation": "start", "visits": "date"}


@dataclass(frozen=True)
class Case:
    """A file, what a user chooses, what must come of it, and how many rows do not, by reason."""

    facts: Callable[[Any], Any]
    choices: dict[str, Any] = field(default_factory=dict)
    rejected: int = 0
    left_out: dict[str, int] = field(default_factory=dict)
    total: bool = False


def trade(reporter: str, partner: str, year: str, value: str) -> Any:
    return sql(
        f"select r.a3, {year}, cast({value} as double) from FILE f "
        f"join iso3 r on f.{reporter}=r.a3 join iso3 p on replace(f.{partner},'S19','TWN')=p.a3"
    )


FLOWS = "flow in ('Import','Export')"
SAWN = f"""select r.a3, year, cast(tradevalue as double) from FILE f
    join numeric r on cast(cast(reportercode as double) as int)=cast(r.n as int)
    join numeric p on cast(cast(partnercode as double) as int)=cast(p.n as int) where {FLOWS}
    and partner<>'Fmr Sudan'"""
BACI = """select r.a3, t, cast(v as double)*1000 from FILE f
    join numeric r on cast(i as int)=cast(r.n as int)"""

CASES: dict[str, Case] = {
    "exports/baci_hs92_2021_exports_of_AFG_ZAF.csv.gz": Case(sql(BACI)),
    "exports/comtrade_hs440799_sawnwood_2005_2014.csv.gz": Case(
        sql(SAWN), left_out={"world": 118, "aggregate": 35, "not_counted": 23}
    ),
    "exports/comtrade_hs4_wood_eu27_imports_2018_2022.parquet": Case(
        trade("reporter_iso", "partner_iso", "ref_year", "primary_value"),
        left_out={"aggregate": 66},
    ),
    "exports/comtrade_hs2_exports_2015_2024_de_and_to_nordics.csv.gz": Case(
        sql("""select reporterISO, refYear, max(cast(exportFlow as double)) from FILE
            group by reporterISO, refYear, partnerISO, cmdCode"""),
        rejected=192,
    ),
    "exports/oecd_icio2025_world_intermediate_exports_2022.parquet": Case(
        sql("select exporter, year::varchar, intermediate_musd from FILE")
    ),
    "exports/wiod2013_bilateral_industry_1995_2011.parquet": Case(
        sql("select upper(exporter), year::varchar, intermediate_musd + final_musd from FILE")
    ),
    "exports/imf_trade_in_low_carbon_technology_products_1994_2023.csv.gz": Case(
        sql("""select a3, y[2:], cast(v as double) from
            (unpivot FILE on columns('^F[0-9]{4}$') into name y value v) join iso3
            on coalesce(ISO3, replace(Country, 'Other Asia, nes', 'TWN'))=a3"""),
        left_out={"aggregate": 190, "world": 172},
    ),
    **{
        f"exports/wits_trade_summary/en_{code}_AllYears_WITS_Trade_Summary.CSV": Case(
            lambda path, code=code: [(code, year, v) for _, year, v in truth.wits(path)],
        )
        for code in ("DEU", "DNK", "FIN", "ISL", "NOR", "SWE")
    },
    "exports/51000-0010_1773174953216_de_flat.zip": Case(
        truth.genesis_trade, rejected=2, left_out={"aggregate": 40, "not_wanted": 1048}
    ),
    "formats/comext_bulk_full_v2_sample_AT_AD_202402.dat": Case(
        sql("select a3, PERIOD[:4], cast(VALUE_EUR as double) from FILE join iso2 on REPORTER=a2")
    ),
    "formats/comtrade_portal_csv_2023plus_SGP_imports_HS2.csv": Case(
        sql("select reporterISO, period, cast(primaryValue as double) from FILE")
    ),
    "formats/comtrade_api_v1_CHN_ARG_2010.json": Case(
        sql("""select d.reporterISO, d.period::varchar, d.primaryValue from
            (select unnest(data) d from FILE)""")
    ),
    "formats/comtrade_bulk_2012_style_CHN_IND_2010_HS6.csv.gz": Case(
        sql("""select a3, Year, cast(Value as double) from FILE
            join numeric on "Reporter Code"=n where length("Commodity Code")>4"""),
        rejected=2,
        left_out={"total": 2166},
    ),
    "formats/wits_product_timeseries_partner_SGP_mach_and_electric.xlsx": Case(truth.wits_sheet),
    "formats/eurostat_jsonstat_nama_gdp_c.json": Case(truth.json_stat),
    "formats/eurostat_sdmx_csv_labels_sdg_10_10.csv.gz": Case(
        sql("select a3, TIME_PERIOD, cast(OBS_VALUE as double) from FILE join iso2 on geo=a2"),
        left_out={"aggregate": 246},
    ),
    "formats/imf_portal_csv_DIP_direct_investment_positions.csv.gz": Case(
        sql("""select "COUNTRY.ID", TIME_PERIOD, cast(OBS_VALUE as double)*1e6 from FILE
            where OBS_VALUE<>''"""),
        left_out={"no_value": 2679},
    ),
    "formats/oecd_sdmx_csv_labels_ITIC_DEU.csv.gz": Case(
        sql("select REF_AREA, TIME_PERIOD, cast(OBS_VALUE as double) from FILE")
    ),
    "formats/genesis_cubefile_47414BJ002.csv": Case(truth.genesis_cube),
    "formats/genesis_ffcsv_46181-0001_de.zip": Case(truth.genesis_values),
    "formats/px_axis2010_TAB003_en_sv.px": Case(truth.px, {"constants": {"country": "SWE"}}),
    "visits/estat_tour_dem_ttw_six_countries.tsv.gz": Case(truth.tsv),
    "visits/estat_tour_occ_arn2_six_countries.tsv.gz": Case(truth.tsv),
    "visits/published_visit_events.csv": Case(
        sql("""select any_value(a3), any_value(start[:4]), 1 from FILE
            join iso2 on host_country=a2 group by start, host_country, host, topic
            having count(distinct coalesce(note,'')) = 1"""),
        {"terms": {"format": {"visitors programme": "physical"}}},
        rejected=4,
    ),
    "visits/published_visit_and_export_facts.csv": Case(
        sql("""select a3, period, cast(value as double) from FILE left join iso2 on country=a2
            where length(period)=4 and country not in ('EU')"""),
        {"terms": {"value_is": {"over": "at_least", "almost": "about"}}},
        rejected=8,
    ),
    "curated/visits.csv": Case(sql("select host_country, date[:4], 1 from FILE")),
    "curated/cooperation.csv": Case(sql("select party_country, start[:4], 1 from FILE")),
    "curated/reported_totals.csv": Case(
        sql("select country, year, cast(value as double) from FILE")
    ),
    "cooperation/cordis_horizon_europe_sample100/organization_df_100.csv": Case(
        sql("select a3, null, 1 from FILE join iso2 on country=a2")
    ),
    "cooperation/h2020_norwegian_participations_forskningsradet.csv.gz": Case(
        sql("""select distinct on (Prosjektnr, Organisasjonsnavn) 'NOR',
            "Kontrakt startdato"[7:10], 1 from FILE"""),
        {"blank": ("party_type",)},
        left_out={"repeated": 2},
    ),
    "cooperation/interreg_2021_2027_swedish_partners.json.gz": Case(
        truth.interreg, {"blank": ("party_type",)}, rejected=31
    ),
    "cooperation/eu_mission_cities_partial.csv": Case(
        sql("select a3, null, 1 from FILE join iso2 on country=a2"),
        {"constants": {"id": "mission", "title": "EU Mission", "type": "membership"}},
    ),
    "cooperation/published_agreements.csv": Case(
        sql("""select c.a3, date[:4], 1 from (select country_a c, * from FILE union all
            select country_b c, * from FILE) f join iso2 c on f.c=c.a2"""),
        {
            "terms": {
                "type": {"lighthouse cities (Triangulum)": "project", "city exchange": "project"}
            }
        },
    ),
}
WIKIDATA = ("origincityLabel", "sistercityLabel")
CASES |= {
    "cooperation/twin_towns_germany_rgre.csv.gz": Case(
        lambda path: truth.twins(
            path, "municipality", "partnergemeinde", "seit", delimiter=",", wanted="form"
        ),
        rejected=11,
        total=True,
    ),
    "cooperation/sister_cities_wikipedia_adjacency.csv.gz": Case(truth.adjacency, total=True),
    **{
        # Yalta and Yevpatoria are in these files twice, as Russia's and, as on the maps, Ukraine's.
        f"cooperation/{name}.tsv.gz": Case(
            lambda path: truth.twins(path, *WIKIDATA),
            {"countries": {"Somaliland": "SOM", truth.NOWHERE: ""}},
            rejected=3,
            total=True,
        )
        for name in ("sister_cities_wikidata_eu", "wikidata_raw/germany")
    },
    **{
        f"cooperation/wikidata_raw/{name}.tsv.gz": Case(
            lambda path: truth.twins(path, *WIKIDATA),
            {"countries": {"Somaliland": "SOM"}, "misplaced": "coordinates"},
            total=True,  # Mislabelled: see test_misplaced.
        )
        for name in ("denmark", "sweden")
    },
    # Nikel has been Russia's since 1944.
    "cooperation/wikidata_raw/finland.tsv.gz": Case(
        lambda path: truth.twins(path, *WIKIDATA, without="Nikel"), rejected=1, total=True
    ),
}


def sums(facts: list[Fact]) -> tuple[Counter[str], Counter[str]]:
    """Values by year and by country, of facts with a country."""
    by_year: Counter[str] = Counter()
    by_country: Counter[str] = Counter()
    for country, year, value in facts:
        if country is not None and value is not None:
            by_year[str(year or "")] += value
            by_country[country] += value
    return by_year, by_country


def stored(frame: Any, kind: str, *, total: bool) -> list[Fact]:
    """The same of what was stored: a record counts one."""
    if total:
        return [("ALL", "", frame.height)]
    country, time = COUNTRY[kind], TIME.get(kind, "year")
    values = frame["value"] if "value" in frame.columns else [1] * frame.height
    years = frame[time].cast(str).str.head(4)
    return list(zip(frame[country], years, values, strict=True))


@pytest.mark.parametrize("name", CASES)
def test_a_real_file_gives_the_sums_of_another_reading(tmp_path, name):
    case, whole = CASES[name], next(tables_of(name, tmp_path))
    found = suggest(whole)
    mapping = functools.reduce(_choice, case.choices.items(), found.mapping)

    counts, facts, _ = checked(whole, mapping, tmp_path)

    told = list(case.facts(real(name)))
    assert found.refused == ""
    expected, ours = sums(told), sums(stored(facts, mapping.kind, total=case.total))
    for theirs, own in zip(expected, ours, strict=True):
        assert own == pytest.approx(theirs, rel=1e-9)
    assert counts.rejected == case.rejected
    assert {reason: counts.left_out.get(reason) for reason in case.left_out} == case.left_out


def _choice(mapping: Mapping, choice: tuple[str, Any]) -> Mapping:
    name, value = choice
    known = getattr(mapping, name)
    return replace(mapping, **{name: known | value if isinstance(known, dict) else value})


MATRICES = "cooperation/cordis_country_matrices"
SAMPLE = "cooperation/cordis_horizon_europe_sample100"
HORIZON = "cooperation/cordis_horizon_europe"
REFUSED = {
    f"{MATRICES}/landen_samenwerking_matrix.csv": "counts_of_pairs",
    f"{MATRICES}/landen_samenwerking_matrix2020.csv": "counts_of_pairs",
    f"{MATRICES}/landen_samenwerking_matrix2024.csv": "counts_of_pairs",
    f"{MATRICES}/network_df.csv": "counts_of_pairs",
    f"{MATRICES}/merged_funding.csv": "no_year",
    f"{SAMPLE}/euroSciVoc_df_100.csv": "no_country",
    f"{SAMPLE}/legalBasis_df_100.csv": "no_country",
    f"{SAMPLE}/project_df_100.csv": "no_parties",
    f"{SAMPLE}/topics_df_100.csv": "names_only",
    f"{SAMPLE}/webLink_df_100.csv": "no_country",
    f"{HORIZON}_euroSciVoc.xlsx": "no_country",
    f"{HORIZON}_legalBasis.csv.gz": "no_country",
    f"{HORIZON}_reportSummaries.csv.gz": "no_country",
    f"{HORIZON}_topics.csv.gz": "names_only",
    "cooperation/h2020_norwegian_participations_fields.csv": "names_only",
    "exports/baci_country_codes_V202201.csv": "names_only",
    "exports/oecd_icio2025_country_codes.csv": "names_only",
    "exports/oecd_icio2025_sector_codes.csv": "names_only",
    "exports/wiod2013_industry_codes.csv": "names_only",
    "reference/harmonized-system-sections.csv": "names_only",
    "reference/harmonized-system.csv.gz": "no_country",
    "reference/low_carbon_tech_hs6_groups.csv": "names_only",
    "reference/oecd_cleg_hs2007.csv": "no_country",
    "formats/scb_pxweb1_jsonstat1_statswe.json": "regions_only",
    "visits/colt_leader_visit_counts_derived.csv": "counts_of_visits",
    "visits/eurostat_arrivals_by_residence_2010_2024.csv.gz": "told_twice",
}


@pytest.mark.parametrize(("name", "reason"), REFUSED.items())
def test_a_table_of_no_kind_is_refused_with_the_true_reason(tmp_path, name, reason):
    assert suggest(next(tables_of(name, tmp_path))).refused == f"refused.{reason}"


ELSEWHERE = {
    # Monthly tables, which test_whole_years reads.
    "formats/scb_pxwebapi2_TAB6471_jsonstat2.json",
    "formats/ssb_29843_jsonstat1.json.gz",
    # The six summaries above are of it; the reading of all its 208 files takes half a minute.
    "exports/wits_trade_summary_all_countries_1988_2015.zip",
}


def test_every_table_of_the_folder_is_loaded_or_refused_here():
    if not SHARED.is_dir():
        pytest.skip("shared/data is not here")
    files = {str(path.relative_to(SHARED)) for path in SHARED.rglob("*") if path.is_file()}
    tables = {name for name in files if not name.endswith(".md") and "geometry/" not in name}

    assert tables == set(CASES) | set(REFUSED) | ELSEWHERE
