from base64 import b64encode
from hashlib import sha256

from tests.asgi import answering, ask
from ui.headers import SafetyHeaders, headers, policy


def test_every_answer_carries_the_headers() -> None:
    app = SafetyHeaders(answering("x", status=404), headers("<html></html>"))

    answer = ask(app, "/anything")

    assert answer.status == 404
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "default-src 'self'" in answer.headers["content-security-policy"]


def test_the_policy_names_no_host_and_lets_no_text_run_as_code() -> None:
    rules = policy("<script>x = 1</script>")

    assert "http" not in rules
    assert "*" not in rules
    assert "unsafe-eval" not in rules
    script_rule = next(rule for rule in rules.split("; ") if rule.startswith("script-src"))
    assert "unsafe-inline" not in script_rule


def test_the_policy_knows_the_scripts_of_the_document_by_hash() -> None:
    digest = b64encode(sha256(b"x").digest()).decode()

    assert f"'sha256-{digest}'" in policy("<script>x</script>")
    assert policy("<script>x</script><script>y</script>").count("sha256-") == 2
    assert policy("<script src='a.js'></script>").count("sha256-") == 0
