from hypothesis import given
from hypothesis import strategies as st

from data.words import Words
from figures.figure import Figure, bar
from figures.theme import base_figure
from slides.markup import told
from slides.saved_figure import figure_of, saved_figure

SIGNS = st.text(st.sampled_from("<>/!? &;:='()ab"), max_size=12)
PIECES = st.sampled_from(
    [
        *("Deal <a> & b", "<a href='x'>", "<b>", "</b>", "<br>", "<<b>a", "<b<i>", "<!--"),
        *("see https://a.example", "javascript:x", "data: a/b", "url (that)"),
        *("<span style='color:red'>", "</span>"),
    ]
)
TEXTS = st.lists(PIECES | SIGNS, min_size=1, max_size=4).map("".join)


def drawn(text: str) -> Figure:
    figure = base_figure(200, Words("en"))
    figure.add(bar(x=[1.0], y=[text], name=text, hovertext=[text], text=text))
    figure.update_yaxes(type="category", categoryarray=[text], tickvals=[text], ticktext=[text])
    return figure.add_annotation(text=text, x=0, y=0)


def opened(figure: Figure) -> Figure:
    found = figure_of(saved_figure(figure), 1)
    assert isinstance(found, Figure)
    return found


@given(TEXTS)
def test_a_figure_that_is_saved_can_be_opened_whatever_its_data_say(text: str) -> None:
    trace = opened(drawn(text)).data[0]

    assert trace["y"] == trace["hovertext"] == [trace["name"]]


def test_what_is_no_tag_of_ours_is_told_sign_for_sign() -> None:
    trace = opened(drawn("<b>Deal</b> <a> & b")).data[0]

    assert trace["name"] == "<b>Deal</b> &lt;a> & b"
    assert told(trace["name"]) == "Deal <a> & b"


def test_words_of_the_data_may_name_what_runs_elsewhere() -> None:
    for text in ("Open data: cities/regions", "javascript:alert(1)", "url (in Danish)"):
        assert opened(drawn(text)).data[0]["hovertext"] == [text]
