import re

from plotly.offline import get_plotlyjs_version

from ui.static import PLOTLY, STATIC, library, version


def test_charts_are_drawn_by_the_release_that_their_python_package_describes() -> None:
    banner = (STATIC / PLOTLY).read_text("utf-8")[:200]

    [release] = re.findall(r"plotly\.js \(basic - minified\) v([\d.]+)", banner)
    assert release == get_plotlyjs_version()


def test_the_address_of_the_library_changes_with_the_scripts() -> None:
    assert library() == f"/app/static/plotly/plotly-basic.min.js?v={version()}"
