"""The real downloads of shared/data, where they are: counted and summed by other means."""

import csv
import gzip
import io
import re
import zipfile

import polars as pl
import pytest

from tests.data.readers.reading import NO_SHARED, SHARED, reading_of, rows_of

pytestmark = pytest.mark.skipif(NO_SHARED, reason="shared/data is not here")

DELIMITED = {".csv": ",", ".CSV": ",", ".tsv": "\t", ".dat": ","}
SEMICOLONS = (
    "legalBasis.csv.gz",
    "topics.csv.gz",
    "reportSummaries.csv.gz",
    "forskningsradet.csv.gz",
)
MARKED = 40
SOME = 12
OTHERWISE = ("genesis_cubefile", "estat_tour")


def texts():
    names = sorted(path for path in SHARED.rglob("*") if path.is_file())
    stems = [(path, path.name.removesuffix(".gz")) for path in names]
    return [
        pytest.param(path, id=path.name)
        for path, stem in stems
        if any(stem.endswith(end) for end in DELIMITED) and not stem.startswith(OTHERWISE)
    ]


def content_of(path):
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


def expected(path):
    raw = content_of(path)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252")
    is_semicolon = path.name.endswith(SEMICOLONS)
    delimiter = (
        ";" if is_semicolon else DELIMITED["." + path.name.removesuffix(".gz").split(".")[-1]]
    )
    mark = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=mark))
    return [tuple(cell or None for cell in row) for row in rows if any(row)]


@pytest.mark.parametrize("path", texts() if not NO_SHARED else [])
def test_every_text_is_read_as_a_strict_reader_reads_it(tmp_path, path):
    table = reading_of(path.read_bytes(), tmp_path).tables[0]

    header, *rows = expected(path)
    pairs = list(zip(rows_of(table), rows, strict=True))
    assert table.header == tuple(cell or "" for cell in header)
    # CORDIS has marks inside of quoted values that it does not double; csv loses text there.
    most = MARKED if "cordis_horizon_europe" in path.name else 0
    assert sum(ours != theirs for ours, theirs in pairs) <= most


def test_cell_by_cell_the_keys_of_eurostat_come_apart(tmp_path):
    path = SHARED / "visits" / "estat_tour_occ_arn2_six_countries.tsv.gz"
    table = reading_of(path.read_bytes(), tmp_path).tables[0]

    lines = [line.split("\t") for line in content_of(path).decode().splitlines()][1:]
    assert table.layout == "eurostat_tsv"
    assert rows_of(table) == [(*key.split(","), *cells) for key, *cells in lines]


@pytest.mark.parametrize(
    ("name", "layout", "rows", "columns"),
    [
        ("formats/comtrade_api_v1_CHN_ARG_2010.json", "comtrade", 4, 47),
        ("formats/eurostat_jsonstat_nama_gdp_c.json", "json_stat", 44 * 69, 9),
        ("formats/scb_pxwebapi2_TAB6471_jsonstat2.json", "json_stat", 2772, 10),
        ("formats/scb_pxweb1_jsonstat1_statswe.json", "json_stat", 1120, 12),
        ("formats/ssb_29843_jsonstat1.json.gz", "json_stat", 37440, 7),
        ("formats/px_axis2010_TAB003_en_sv.px", "pc_axis", 2448, 8),
        ("formats/genesis_cubefile_47414BJ002.csv", "genesis_cube", 313, 8),
        ("formats/genesis_ffcsv_46181-0001_de.zip", "genesis_ffcsv", 16, 21),
        (
            "formats/wits_product_timeseries_partner_SGP_mach_and_electric.xlsx",
            "wits_products",
            242,
            39,
        ),
        ("exports/51000-0010_1773174953216_de_flat.zip", "genesis_ffcsv", 1572, 21),
        ("cooperation/interreg_2021_2027_swedish_partners.json.gz", "interreg_partners", 1196, 20),
        ("cooperation/cordis_horizon_europe_euroSciVoc.xlsx", "", 38789, 5),
    ],
)
def test_every_other_download_is_known_and_whole(tmp_path, name, layout, rows, columns):
    table = reading_of((SHARED / name).read_bytes(), tmp_path).tables[0]

    assert (table.layout, table.rows, len(table.columns)) == (layout, rows, columns)


def test_the_files_of_an_archive_are_one_table(tmp_path):
    # All its 208 files take a minute; these are as they come.
    stream, lines = io.BytesIO(), 0
    with (
        zipfile.ZipFile(SHARED / "exports/wits_trade_summary_all_countries_1988_2015.zip") as whole,
        zipfile.ZipFile(stream, "w") as some,
    ):
        for name in whole.namelist()[:SOME]:
            content = whole.read(name)
            some.writestr(name, content)
            lines += len(content.splitlines()) - 1

    [table] = reading_of(stream.getvalue(), tmp_path).tables

    assert (table.layout, table.rows, len(table.columns)) == ("wits_summary", lines, 34)


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("exports/oecd_icio2025_world_intermediate_exports_2022.parquet", "intermediate_musd"),
        ("exports/wiod2013_bilateral_industry_1995_2011.parquet", "final_musd"),
        ("exports/comtrade_hs4_wood_eu27_imports_2018_2022.parquet", "primary_value"),
    ],
)
def test_the_sum_of_a_columnar_file_is_kept(tmp_path, name, column):
    table = reading_of((SHARED / name).read_bytes(), tmp_path).tables[0]

    total = pl.col(column).cast(pl.Float64).sum()
    read = table.scan().select(total).collect().item()
    assert read == pl.scan_parquet(SHARED / name).select(total).collect().item()


def test_the_values_of_a_cube_are_where_its_source_has_them(tmp_path):
    table = reading_of(
        (SHARED / "formats/ssb_29843_jsonstat1.json.gz").read_bytes(), tmp_path
    ).tables[0]

    told = table.scan().filter(pl.col("value").is_not_null()).select(pl.len()).collect().item()
    marks = table.scan().filter(pl.col("status").is_not_null()).select(pl.len()).collect().item()
    assert told + marks == table.rows


def test_a_workbook_has_the_numbers_of_its_own_xml(tmp_path):
    path = SHARED / "formats/wits_product_timeseries_partner_SGP_mach_and_electric.xlsx"
    table = reading_of(path.read_bytes(), tmp_path).tables[0]

    with zipfile.ZipFile(path) as book:
        sheet = book.read("xl/worksheets/sheet2.xml").decode()
    written = {f"{float(value):.12g}" for value in re.findall(r"<(?:x:)?v>([-+.\dEe]+)<", sheet)}
    cells = [cell for row in rows_of(table) for cell in row[5:] if cell]
    assert {f"{float(cell):.12g}" for cell in cells} <= written
