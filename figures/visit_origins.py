import polars as pl

from data.vocabulary import SIX
from data.words import Words
from figures.card import Card, Context, empty_card
from figures.matrix import Look, Side, matrix
from figures.partners_shown import NOT_STATED, OTHERS, gathered
from figures.visit_notes import note

SHOWN = 14
HEAD = 62


def visit_origins(pairs: pl.DataFrame, context: Context) -> Card:
    """Who visits whom: origins as rows, hosts as columns, shaded by recorded visits.

    Takes origin (null: not known), host, reported, announced, in visits, and host_visits (the
    host's, each visit once, on each of its rows), as from `visit_pairs`. The page's `origins`
    says whether all origins are shown, or the others together.
    """
    words = context.words
    told = pairs.filter(pl.col("reported") > 0)
    if told.is_empty():
        return empty_card("visit_origins", context, "empty.no_flows")
    hosts = _hosts(told)
    cells = _cells(told, hosts, context)
    rows = _rows(cells, words)
    return Card(
        key="visit_origins",
        headline=_headline(told.filter(pl.col("host").is_in(hosts)), context),
        unit=words.unit("visits"),
        period=context.period,
        datasets=context.datasets,
        table=pairs,
        figure=matrix(
            _worded(cells, words),
            rows,
            _columns(told, hosts, words),
            Look(
                words("visit_origins.gap"),
                head=HEAD,
                sums=frozenset({OTHERS, NOT_STATED}),
            ),
            words,
        ),
        alt=words("visit_origins.alt", origins=told["origin"].n_unique(), hosts=len(hosts)),
        note=_note(pairs, told, rows, words),
        hint=words("visit_origins.hint_rest" if OTHERS in rows.codes else "visit_origins.hint"),
        clickable=True,
    )


def _cells(told: pl.DataFrame, hosts: list[str], context: Context) -> pl.DataFrame:
    """Visits by drawn origin and drawn host, those that have no row or column under OTHERS."""
    drawn = told.with_columns(
        host=pl.when(pl.col("host").is_in(hosts)).then("host").otherwise(pl.lit(OTHERS))
    )
    shown = drawn.height if context.option("origins") == "all" else SHOWN
    named = gathered(drawn, "origin", shown, "reported", ())
    return named.group_by("origin", "host").agg(pl.col("reported").sum())


def _hosts(told: pl.DataFrame) -> list[str]:
    """The six that host, in their order; where none does, the busiest hosts."""
    found = told["host"].unique().to_list()
    six = [country for country in SIX if country in found]
    busiest = told.sort("host_visits", "host", descending=[True, False])["host"]
    return six or busiest.unique(maintain_order=True).head(len(SIX)).to_list()


def _headline(told: pl.DataFrame, context: Context) -> str:
    words = context.words
    known = told.filter(pl.col("origin").is_not_null())
    if known.is_empty():
        return words("visit_origins.headline.unknown", count=float(told["reported"].sum()))
    first = known.row(0, named=True)
    kind = "sample" if context.sampled else "full"
    return words(
        f"visit_origins.headline.{kind}",
        host=words.country(first["host"]),
        origin=words.country(first["origin"]),
        count=first["reported"],
        all=words.amount(first["host_visits"], "visits"),
    )


def _worded(cells: pl.DataFrame, words: Words) -> pl.DataFrame:
    hovers = [
        words(
            "visit_origins.hover",
            origin=words.country(origin),
            host=_host(host, words),
            visits=words.amount(count, "visits"),
        )
        for origin, host, count in cells.select("origin", "host", "reported").iter_rows()
    ]
    return cells.select(
        row="origin",
        column="host",
        amount=pl.col("reported").cast(pl.Float64()),
        hover=pl.Series(hovers, dtype=pl.String()),
        change=pl.when(
            pl.col("host").is_in(SIX) & ~pl.col("origin").is_in([OTHERS, NOT_STATED])
        ).then(pl.format("countries={}&partners={}", "host", "origin")),
    )


def _rows(cells: pl.DataFrame, words: Words) -> Side:
    last = {OTHERS: 1, NOT_STATED: 2}
    sums = (
        cells.group_by("origin")
        .agg(pl.col("reported").sum())
        .sort(
            pl.col("origin").replace_strict(last, default=0),
            "reported",
            "origin",
            descending=[False, True, False],
        )
    )
    codes = sums["origin"].to_list()
    return Side(codes, [words.country(code) for code in codes])


def _columns(told: pl.DataFrame, hosts: list[str], words: Words) -> Side:
    """Hosts with their totals, each visit once; the other hosts together come last."""
    once = dict(told.unique("host").select("host", "host_visits").iter_rows())
    rest = sum(count for host, count in once.items() if host not in hosts)
    codes = [*hosts, *([OTHERS] if rest else [])]
    counts = [*(once[host] for host in hosts), rest]
    names = [
        words("visit_origins.column", host=_host(code, words), number=words.number(count))
        for code, count in zip(codes, counts, strict=False)
    ]
    return Side(codes, names)


def _host(code: str, words: Words) -> str:
    return words("visit_origins.elsewhere") if code == OTHERS else words.country(code)


def _note(pairs: pl.DataFrame, told: pl.DataFrame, rows: Side, words: Words) -> str:
    more = [words("visit_origins.note")]
    if OTHERS in rows.codes:
        left = told.filter(pl.col("origin").is_not_null())["origin"].n_unique()
        shown = len([code for code in rows.codes if code not in (OTHERS, NOT_STATED)])
        more.append(words("visit_origins.rest", count=left - shown))
    announced = pairs.unique("host")["host_announced"].sum()
    return note(words, announced=float(announced), more=tuple(more))
