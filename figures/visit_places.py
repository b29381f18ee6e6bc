import polars as pl

from data.words import Words
from figures.axes import hidden_axis
from figures.card import Card, Context, empty_card
from figures.figure import Figure, bar
from figures.markup import escaped
from figures.theme import base_figure, country_colour
from figures.visit_notes import note

SHOWN = 10
ROW_HEIGHT = 44
LONGEST = 46


def host_towns(places: pl.DataFrame, context: Context) -> Card:
    """The towns and regions that received recorded visits, as bars.

    Takes host, host_node (null: not told), reported, announced, in visits, as from
    `visits_by_place`. A name that joins several towns is one name.
    """
    return _places(places, "host_node", "host_towns", context)


def host_organisations(places: pl.DataFrame, context: Context) -> Card:
    """The organisations that received recorded visits, as bars.

    Takes host, host_organisation (null: not told), reported, announced, in visits, as from
    `visits_by_place`.
    """
    return _places(places, "host_organisation", "host_organisations", context)


def _places(places: pl.DataFrame, place: str, key: str, context: Context) -> Card:
    words = context.words
    told = places.filter(pl.col(place).is_not_null() & (pl.col("reported") > 0))
    if told.is_empty():
        return empty_card(key, context, "empty.no_flows")
    shown = told.head(SHOWN)
    first = shown.row(0, named=True)
    kind = "sample" if context.sampled else "full"
    untold = int(places.filter(pl.col(place).is_null())["reported"].sum())
    return Card(
        key=key,
        headline=words(
            f"{key}.headline.{kind}",
            place=first[place],
            count=first["reported"],
            all=words.number(int(told["reported"].sum())),
        ),
        unit=words.unit("visits"),
        period=context.period,
        datasets=context.datasets,
        table=places,
        figure=_bars(shown, place, words),
        alt=words(f"{key}.alt", count=shown.height, first=first[place]),
        note=note(
            words,
            announced=float(places["announced"].sum()),
            more=(
                *_counted(key, "more", told.height - shown.height, words),
                *_counted(key, "untold", untold, words),
                words(f"{key}.rest"),
            ),
        ),
    )


def _counted(key: str, what: str, count: int, words: Words) -> tuple[str, ...]:
    return (words(f"{key}.{what}", count=count),) if count else ()


def _bars(shown: pl.DataFrame, place: str, words: Words) -> Figure:
    """Names stand above their bars, since they are longer than a margin."""
    places = [-row for row in range(shown.height)]
    counts = shown["reported"].to_list()
    figure = base_figure(ROW_HEIGHT * shown.height, words)
    figure.add(
        bar(
            x=counts,
            y=places,
            orientation="h",
            width=0.28,
            offset=-0.34,
            marker={"color": [country_colour(code) for code in shown["host"]]},
            text=[words.number(count) for count in counts],
            textposition="outside",
            hovertext=[
                _visits(name, host, count, words)
                for name, host, count in shown.select(place, "host", "reported").iter_rows()
            ],
            hoverinfo="text",
        )
    )
    names = [
        {
            "text": words("visits.place", name=escaped(_short(name)), host=words.country(host)),
            "x": 0,
            "xref": "paper",
            "y": height,
            "yshift": 12,
            "xanchor": "left",
            "showarrow": False,
        }
        for height, name, host in zip(places, shown[place], shown["host"], strict=True)
    ]
    figure.update_layout(annotations=names)
    figure.update_yaxes(hidden_axis(), range=[0.5 - shown.height, 0.5])
    return figure.update_xaxes(hidden_axis(), range=[0, max(counts) * 1.12])


def _visits(name: str, host: str, count: int, words: Words) -> str:
    visits = words.amount(count, "visits")
    return words("visits.place_hover", name=escaped(name), host=words.country(host), visits=visits)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
