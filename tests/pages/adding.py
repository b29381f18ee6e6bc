"""The page "Add data" without a browser: a file that has landed, and the way through its steps."""

import time
from pathlib import Path

from streamlit.testing.v1 import AppTest

from data.intake.upload import Upload, begin
from data.settings import HOME

HEAD = "period,reporter,partner,flow,product,value\n"
GOOD = HEAD + "2020,SWE,DEU,export,8502,100\n2021,SWE,NOR,export,8502,7\n"
FAULTY = GOOD + "2020,SWE,Tyskland,export,8703,50\n2021,SWE,DEU,export,8703,many\n"
PATIENCE_S = 20


def landed(tmp_path: Path, text: str, name: str = "our trade.csv") -> Upload:
    path = tmp_path / "landed"
    path.write_text(text)
    return begin(name, path, take=True)


def opened(upload: Upload, **parameters: str) -> AppTest:
    app = AppTest.from_file(str(HOME / "dashboard.py"), default_timeout=60)
    app.switch_page("pages/add.py")
    for name, value in {"upload": upload.token, **parameters}.items():
        app.query_params[name] = value
    return rested(app.run())


def rested(app: AppTest) -> AppTest:
    """The page once nothing long is running."""
    end = time.monotonic() + PATIENCE_S
    while [button for button in app.button if button.key == "add_cancel"]:
        assert time.monotonic() < end
        time.sleep(0.02)
        app.run()
    assert not app.exception
    return app


def click(app: AppTest, key: str) -> AppTest:
    [button] = [b for b in app.button if key in (b.key, b.label)]
    assert not button.disabled
    return rested(button.click().run())


def select(app: AppTest, key: str, value: object) -> AppTest:
    app.selectbox(key=f"address_{key}").set_value(value)
    return rested(app.run())


def walked(app: AppTest) -> AppTest:
    """All the way from the columns to a stored version."""
    for key in ("add_check", "add_compare", "add_confirm"):
        click(app, key)
    app.text_input(key="add_card_title").set_value("Our trade")
    app.text_input(key="add_card_producer").set_value("Statistics Elsewhere")
    app.radio(key="add_card_coverage").set_value("sample")
    app.text_input(key="add_who").set_value("Ada")
    app.text_input(key="add_note").set_value("because")
    return click(app, "Store as one version")
