import pytest

from ui.markdown import plain


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Cost per head (EUR), 2020-21 / low", "Cost per head (EUR), 2020-21 / low"),
        ("personal_data_2", "personal_data_2"),
        ("cost_$m and $n *x*", r"cost\_\$m and \$n \*x\*"),
        ("__a__ _b_", r"\_\_a\_\_ \_b\_"),
        ("`a` ~~b~~ C:\\d", r"\`a\` \~\~b\~\~ C\:\\d"),
        ("[a](b) :red[c]", r"\[a\](b) \:red\[c\]"),
        (":smile: :material/map:", r"\:smile\: \:material\/map\:"),
        ("<b> &amp;", r"\<b> \&amp;"),
        ("two\n lines", "two lines"),
    ],
)
def test_what_markdown_would_read_is_escaped_and_nothing_else(text: str, label: str) -> None:
    assert plain(text) == label
