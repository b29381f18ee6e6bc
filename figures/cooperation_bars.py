from urllib.parse import urlencode

import polars as pl

from data.vocabulary import SECTORS
from data.words import Words
from figures.axes import hidden_axis, year_axis
from figures.bar_pieces import FADE, Piece, pieces, possible
from figures.card import Card, Context, empty_card
from figures.figure import Figure, Spec, bar, scatter
from figures.markup import escaped
from figures.theme import CONTEXT_GREY, base_figure, faded, sector_colour

SHOWN = 20
ROW_HEIGHT = 40
HEAD = 84
LONGEST = 110


def cooperation_bars(records: pl.DataFrame, context: Context) -> Card:
    """Cooperation over time: a bar a record from start to end, as precisely as both are known.

    Takes records as from `timeline`. The latest are on top; the page's `rows` says whether all
    are drawn. A record without a start has no bar and is counted; one without an end fades out.
    """
    words = context.words
    dated = records.filter(pl.col("start").is_not_null())
    if dated.is_empty():
        why = "cooperation_bars.empty" if records.height else "empty.no_flows"
        return empty_card("cooperation_bars", context, why)
    ordered = dated.sort("bar_start", "id", descending=[True, False])
    shown = ordered if context.option("rows") == "all" else ordered.head(SHOWN)
    ended = int(dated["end"].is_not_null().sum())
    return Card(
        key="cooperation_bars",
        headline=words(
            "cooperation_bars.headline",
            all=words.amount(records.height, "records"),
            count=dated.height,
            ended=words.number(ended) if ended else words("cooperation.no_one"),
        ),
        unit=words("cooperation_bars.unit", count=shown.height, all=dated.height),
        period=words.period(_year(ordered, "min"), _year(ordered, "max")),
        datasets=context.datasets,
        table=shown.select("title", "type", "sector", "start", "end", "countries", "source_url"),
        figure=_figure(shown, words),
        alt=words("cooperation_bars.alt", count=shown.height, first=shown["title"][0]),
        note=_note(records.height - dated.height, words),
        hint=words(
            f"cooperation_bars.{'hint_undated' if dated.height < records.height else 'hint'}"
        ),
        clickable=True,
    )


def _note(undated: int, words: Words) -> str:
    parts = [words("cooperation_bars.note")]
    if undated:
        parts.append(words("cooperation_bars.undated", count=undated))
    return " ".join(parts)


def _figure(shown: pl.DataFrame, words: Words) -> Figure:
    first, last = _reach(shown)
    span = last - first
    figure = base_figure(ROW_HEIGHT * shown.height + HEAD, words)
    figure.add(
        scatter(
            x=[first, last + FADE * span, None] * shown.height,
            y=[place for row in range(shown.height) for place in (-row, -row, None)],
            mode="lines",
            line={"color": faded(CONTEXT_GREY, 0.35), "width": 1},
            hoverinfo="skip",
            showlegend=False,
        )
    )
    for sector in SECTORS:
        rows = [
            (place, row)
            for place, row in enumerate(shown.iter_rows(named=True))
            if row["sector"] == sector
        ]
        if rows:
            figure.add(_bars(rows, sector, span, words))
    figure.add(_clickable(shown, span, words))
    figure.update_layout(
        annotations=[_label(place, title) for place, title in enumerate(shown["title"])],
        barmode="overlay",
        showlegend=True,
        margin={"t": HEAD},
        legend={"y": 1.0, "yref": "container", "yanchor": "top"},
    )
    figure.update_yaxes(hidden_axis(), range=[0.5 - shown.height, 0.8])
    axis = year_axis(int(first), int(last))
    return figure.update_xaxes(
        axis, range=[first - 0.02 * span, last + FADE * span], side="top", showgrid=True
    )


def _label(place: int, title: str) -> Spec:
    """The record's title above its row: a bar may lie anywhere in it."""
    return {
        "text": escaped(_short(title)),
        "xref": "paper",
        "x": 0,
        "y": -place,
        "yshift": 12,
        "xanchor": "left",
        "showarrow": False,
    }


def _bars(
    rows: list[tuple[int, dict[str, object]]], sector: str, span: float, words: Words
) -> Spec:
    colour = sector_colour(sector)
    drawn = [(place, piece) for place, row in rows for piece in _parts(row, span)]
    return bar(
        base=[round(piece.start, 3) for _, piece in drawn],
        x=[round(piece.end - piece.start, 3) for _, piece in drawn],
        y=[-place for place, _ in drawn],
        orientation="h",
        width=0.26,
        marker={"color": [faded(colour, piece.alpha) for _, piece in drawn]},
        hoverinfo="skip",
        name=words.sector(sector),
        showlegend=True,
    )


def _clickable(shown: pl.DataFrame, span: float, words: Words) -> Spec:
    """A clear bar over each whole bar, which tells what it is and opens its record."""
    rows = list(shown.iter_rows(named=True))
    bars = [_parts(row, span) for row in rows]
    clear = {"marker": {"opacity": 0}}
    return bar(
        base=[round(parts[0].start, 3) for parts in bars],
        x=[round(parts[-1].end - parts[0].start, 3) for parts in bars],
        y=[-place for place in range(shown.height)],
        orientation="h",
        width=0.5,
        marker={"opacity": 0},
        selected=clear,
        unselected=clear,
        hovertext=[_hover(row, words) for row in rows],
        hoverinfo="text",
        customdata=[urlencode({"record": row["id"]}) for row in rows],
        showlegend=False,
    )


def _parts(row: dict[str, object], span: float) -> list[Piece]:
    end = row["end"]
    return list(pieces(str(row["start"]), None if end is None else str(end), span))


def _reach(shown: pl.DataFrame) -> tuple[float, float]:
    starts = [possible(start) for start in shown["start"]]
    ends = [possible(end)[1] for end in shown["end"].drop_nulls()]
    first = float(int(min(low for low, _ in starts)))
    return first, max([high for _, high in starts] + ends + [first + 1])


def _hover(row: dict[str, object], words: Words) -> str:
    end = row["end"]
    return words(
        "cooperation_bars.hover",
        title=escaped(str(row["title"])),
        type=words.term("cooperation_type", str(row["type"])),
        sector=words.sector(str(row["sector"])),
        countries=words.countries(list(row["countries"])) if row["countries"] else "",  # type: ignore[call-overload]
        start=words.date(str(row["start"])),
        end=words.date(str(end)) if end else words("cooperation.no_end"),
    )


def _short(title: str) -> str:
    return title if len(title) <= LONGEST else f"{title[: LONGEST - 1].rstrip()}…"


def _year(records: pl.DataFrame, which: str) -> int:
    years = records["start_year"]
    return int(years.min() if which == "min" else years.max())  # type: ignore[arg-type]
