"""Words come from the catalogue and colours from the theme, never from the place of use."""

import ast
import re
from collections.abc import Callable, Iterator

import pytest

from tests.structure.tree import Tree

ANYBODYS = re.compile(
    r"button|checkbox|radio|selectbox|multiselect|slider|select_slider|text_input|"
    r"text_area|number_input|date_input|time_input|file_uploader|download_button|"
    r"link_button|page_link|segmented_control|pills|toggle|expander|popover|tabs|metric|"
    r"markdown|caption|subheader|feedback|color_picker|data_editor|status|dialog|"
    r"form_submit_button"
)
STREAMLIT_OWN = re.compile(
    ANYBODYS.pattern + r"|"
    r"title|header|text|write|html|code|latex|error|warning|info|success|exception|toast|"
    r"spinner|badge|progress|divider"
)
VISIBLE_ARGUMENTS = ("label", "body", "text", "help", "placeholder", "caption", "title")
MARKUP = re.compile(r"<style.*?</style>|<[^>]*>|&\w+;|:material/\w+:", re.DOTALL)
LETTERS = re.compile(r"[^\W\d_]{2,}")

COLOUR = re.compile(r"(?<![&\w])#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
COLOURED = ("figures/theme.py", "static/", ".streamlit/", "tests/")


def literals(tree: Tree) -> list[str]:
    """Calls that put a literal in front of the reader."""
    files = [
        *tree.python("pages", "ui"),
        *((n, s) for n, s in tree.python() if n == "dashboard.py"),
    ]
    return [
        f"{name}:{call.lineno}"
        for name, syntax in files
        for call in ast.walk(syntax)
        if isinstance(call, ast.Call) and shows(call)
        if any(LETTERS.search(MARKUP.sub("", literal(value))) for value in values(call))
    ]


def shows(call: ast.Call) -> bool:
    """Whether a call is one of Streamlit's that show text; widgets also on a container."""
    if not isinstance(call.func, ast.Attribute):
        return False
    is_streamlit = isinstance(call.func.value, ast.Name) and call.func.value.id == "st"
    pattern = STREAMLIT_OWN if is_streamlit else ANYBODYS
    return bool(pattern.fullmatch(call.func.attr))


def values(call: ast.Call) -> Iterator[ast.expr]:
    is_link = isinstance(call.func, ast.Attribute) and call.func.attr == "page_link"
    yield from () if is_link else call.args[:1]
    yield from (word.value for word in call.keywords if word.arg in VISIBLE_ARGUMENTS)


def literal(value: ast.expr) -> str:
    """The literal text in an expression: of a string, an f-string, a sum or a list of them."""
    if isinstance(value, ast.Constant):
        return value.value if isinstance(value.value, str) else ""
    if isinstance(value, ast.JoinedStr):
        return "".join(literal(part) for part in value.values)
    if isinstance(value, ast.BinOp):
        return literal(value.left) + literal(value.right)
    if isinstance(value, ast.List | ast.Tuple):
        return " ".join(literal(part) for part in value.elts)
    return ""


def colours(tree: Tree) -> list[str]:
    """Hexadecimal colours outside the theme, the static files and the style sheets."""
    return [
        f"{name}:{number}"
        for name in tree.ending(".py", ".js")
        if not name.startswith(COLOURED)
        for number, line in enumerate(tree.text(name).splitlines(), start=1)
        if COLOUR.search(line)
    ]


def test_no_word_on_screen_is_a_literal(repository: Tree) -> None:
    assert literals(repository) == []


def test_no_colour_is_given_outside_the_theme(repository: Tree) -> None:
    assert colours(repository) == []


@pytest.mark.parametrize(
    "line",
    [
        'st.title("Visits")',
        'st.html(f"<p class=x>Hello {name}</p>")',
        'left.button("Go on", key="go")',
        'st.selectbox(label="Country", options=[])',
        'st.text_input(words("x"), help="Type a name")',
        'st.tabs(["Table", words("x")])',
        'st.page_link("pages/map.py", label="Map")',
    ],
)
def test_a_literal_is_found(plant: Callable[[dict[str, str]], Tree], line: str) -> None:
    assert literals(plant({"ui/a.py": line, "figures/b.py": line})) == ["ui/a.py:1"]


@pytest.mark.parametrize(
    "line",
    [
        'st.title(words("visits.title"))',
        'st.html(f\'<p class="x" title="{title}">{escape(words("a"))}&nbsp;</p>\')',
        'LOG.error("failure %s", number)',
        'st.page_link("pages/map.py", label=words("map.link"))',
        'stream.write("x = 1")',
    ],
)
def test_words_of_the_catalogue_are_not_found(
    plant: Callable[[dict[str, str]], Tree], line: str
) -> None:
    assert literals(plant({"pages/a.py": line})) == []


def test_a_colour_is_found(plant: Callable[[dict[str, str]], Tree]) -> None:
    colour = "x = '" + "#" + "1f77b4'"
    files = {"figures/a.py": colour, "figures/theme.py": colour, "static/a.js": colour}

    assert colours(plant(files)) == ["figures/a.py:1"]
