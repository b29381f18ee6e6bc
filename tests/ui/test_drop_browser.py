from pathlib import Path

from playwright.sync_api import Page

from ui.add import drop

OVERTAKEN = """async ([html, source]) => {
    document.body.innerHTML = html;
    const script = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    const { default: show } = await import(script);
    const data = { labels: {}, refused: {}, files: {} };
    const [first, second] = [1, 2].map(() => show({ data, parentElement: document.body }));
    const hears = () => {
        window.dispatchEvent(new DragEvent("dragover"));
        return document.querySelector(".drop").classList.contains("above");
    };
    first();
    const overtaken = hears();
    document.querySelector(".drop").classList.remove("above");
    second();
    return [overtaken, hears()];
}"""


def test_the_end_of_an_overtaken_showing_leaves_the_place_to_drop_as_it_is(page: Page) -> None:
    parts = [(Path(drop.FOLDER) / f"drop.{kind}").read_text("utf-8") for kind in ("html", "js")]

    assert page.evaluate(OVERTAKEN, parts) == [True, False]
