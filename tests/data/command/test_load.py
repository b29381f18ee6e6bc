"""What `samspel import` and `samspel check` decide, with readers and intake stood in for."""

import json
from pathlib import Path

import pytest

from data.command.status import Status
from data.intake import road
from data.intake.checked import Personal
from data.intake.mapping import Unknown
from data.store.store import Store
from tests.data.command.conftest import Run
from tests.data.intake.stand_in import Steps

NEW = ("--dataset", "trade", "--coverage", "census")


@pytest.fixture(autouse=True)
def steps(monkeypatch: pytest.MonkeyPatch) -> Steps:
    return Steps.in_place(monkeypatch)


def test_a_file_is_stored_with_who_and_why(run: Run, file: Path, store: Store) -> None:
    outcome = run("import", file, *NEW, "--who", "cron", "--note", "nightly", "--title", "Flows")

    assert outcome.status == Status.DONE
    assert "Version 0 of trade is stored: 2 rows; 2 new" in outcome.said
    version = store.newest("trade")
    assert version
    assert (version.who, version.note) == ("cron", "nightly")
    assert (version.card.title, version.card.coverage) == ("Flows", "census")


def test_a_dataset_is_named_after_the_file(run: Run, file: Path, store: Store) -> None:
    assert run("import", file, "--coverage", "sample").status == Status.DONE

    assert store.names() == ("floden_2020",)


def test_a_machine_reads_one_object(run: Run, file: Path) -> None:
    outcome = run("import", file, *NEW, "--json")

    assert outcome.json["version"]["number"] == 0
    assert outcome.json["difference"]["new"] == 2
    assert outcome.json["mapping"]["kind"] == "exports"
    assert outcome.json["format"] == "csv"


def test_a_table_that_is_taken_whole_is_not_searched_for_what_is_unknown(
    run: Run, file: Path, steps: Steps
) -> None:
    steps.unknowns = (Unknown("partner", "Norgee", 1, ("NOR",)),)

    whole = run("check", file, "--dataset", "trade", "--json")
    file.write_text("0101,6\n0109,?\n")
    broken = run("check", file, "--dataset", "trade", "--json")

    assert whole.json["unknown"] == []
    assert [one["text"] for one in broken.json["unknown"]] == ["Norgee"]


def test_a_check_stores_nothing_and_tells_what_would_move(
    run: Run, file: Path, store: Store
) -> None:
    run("import", file, *NEW)
    file.write_text("0101,6\n0109,1\n")

    outcome = run("check", file, "--dataset", "trade", "--how", "correct")

    assert outcome.status == Status.DONE
    assert "1 new, 1 changed" in outcome.said
    assert "export, Sweden, 2020: 12 → 14" in outcome.said
    assert len(store.versions("trade")) == 1


def test_a_second_file_needs_to_know_how(run: Run, file: Path, store: Store) -> None:
    run("import", file, *NEW)
    file.write_text("0103,1\n")

    undecided = run("import", file, "--dataset", "trade")
    appended = run("import", file, "--dataset", "trade", "--how", "append")

    assert undecided.status == Status.UNDECIDED
    assert "--how" in undecided.complained
    assert appended.status == Status.DONE
    version = store.newest("trade")
    assert version
    assert (version.action, version.counts.rows) == ("append", 3)
    assert version.card.coverage == "census"


def test_a_new_dataset_needs_its_coverage(run: Run, file: Path, store: Store) -> None:
    outcome = run("import", file)

    assert outcome.status == Status.UNDECIDED
    assert "--coverage" in outcome.complained
    assert store.names() == ()


def test_the_same_file_twice_is_no_failure(run: Run, file: Path, store: Store) -> None:
    run("import", file, *NEW)

    outcome = run("import", file, *NEW, "--how", "correct")

    assert outcome.status == Status.DONE
    assert "stored in trade already" in outcome.said
    assert len(store.versions("trade")) == 1


def test_rejected_rows_stop_an_import_unless_told(
    run: Run, file: Path, store: Store, tmp_path: Path
) -> None:
    file.write_text("0101,5\n0102,many\n")
    kept = tmp_path / "rejects.xlsx"

    stopped = run("import", file, *NEW, "--rejects", kept)
    assert stopped.status == Status.REJECTED
    assert "1 row, column Value: A quotation mark" in stopped.said
    assert "--partial" in stopped.complained
    assert kept.read_bytes() == b"rejected rows"
    assert store.names() == ()
    assert run("check", file).status == Status.REJECTED

    assert run("import", file, *NEW, "--partial").status == Status.DONE
    assert store.facts("trade").collect()["product"].to_list() == ["0101"]


def test_what_only_the_user_knows_is_asked_for(
    run: Run, file: Path, store: Store, steps: Steps
) -> None:
    steps.lacking, steps.open = ("flow",), ("unit", "decimal")

    asked = run("import", file, *NEW)
    answers = ("constants.flow=import", "unit=usd", "decimal=,")
    told = run("import", file, *NEW, *(part for one in answers for part in ("--set", one)))

    assert asked.status == Status.UNDECIDED
    assert "decimal, flow, unit" in asked.complained
    assert told.status == Status.DONE
    assert next(iter(steps.remembered.values())).constants == {"flow": "import"}


@pytest.mark.parametrize("setting", ["", "flow", "x=1", "columns.=1", "decimal=;", "scale=many"])
def test_a_setting_that_is_none_is_refused(run: Run, file: Path, setting: str) -> None:
    outcome = run("check", file, "--set", setting)

    assert outcome.status == Status.REFUSED
    assert "is no setting of a mapping" in outcome.complained


def test_a_mapping_that_was_printed_can_be_given(
    run: Run, file: Path, tmp_path: Path, steps: Steps
) -> None:
    kept = tmp_path / "mapping.json"
    kept.write_text(run("check", file, "--set", "unit=usd", "--drop", "Note", "--json").said)
    steps.lacking = ("flow",)

    outcome = run("import", file, *NEW, "--mapping", kept, "--json")

    assert outcome.status == Status.DONE
    assert outcome.json["mapping"] == json.loads(kept.read_text())["mapping"]
    assert outcome.json["mapping"]["drop"] == ["Note"]


@pytest.mark.parametrize("text", ["", "[]", '{"kind": "cheese"}', "\xff"])
def test_a_file_without_a_mapping_is_refused(
    run: Run, file: Path, tmp_path: Path, text: str
) -> None:
    kept = tmp_path / "mapping.json"
    kept.write_text(text, "latin-1")

    outcome = run("check", file, "--mapping", kept)

    assert outcome.status == Status.REFUSED
    assert "holds no mapping" in outcome.complained


def test_personal_data_stop_an_import_until_they_are_left_out(
    run: Run, file: Path, store: Store, steps: Steps
) -> None:
    steps.personal = (Personal("Value", "telephone", 2),)

    stopped = run("import", file, *NEW)
    told = run("import", file, *NEW, "--not-personal", "Value")

    assert stopped.status == Status.REFUSED
    assert "seems to hold personal data" in stopped.complained
    assert told.status == Status.DONE


def test_a_table_of_no_kind_is_refused_with_the_reason(run: Run, file: Path, steps: Steps) -> None:
    steps.refused = "problem.upload_step"

    outcome = run("import", file, *NEW, "--json")

    assert outcome.status == Status.REFUSED
    assert outcome.json["key"] == "problem.upload_step"


def test_a_failure_has_a_number_and_its_trace_is_in_the_log(
    run: Run, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> None:
        raise ValueError("cell says Volvo AB")

    monkeypatch.setattr(road, "check", failing)

    outcome = run("import", file, *NEW)

    log = (tmp_path / "cache" / "samspel.log").read_text()
    number = outcome.complained.rstrip(".\n").rpartition(" ")[2]
    assert outcome.status == Status.FAILED
    assert number in log
    assert "ValueError" in log
    assert "Volvo" not in log.replace('raise ValueError("cell says Volvo AB")', "")
    assert "Volvo" not in outcome.complained


def test_an_interrupted_import_stores_nothing_and_leaves_nothing(
    run: Run, file: Path, tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(road, "check", interrupted)

    outcome = run("import", file, *NEW)

    assert outcome.status == Status.INTERRUPTED
    assert store.names() == ()
    assert list((tmp_path / "cache" / "commands").iterdir()) == []


def test_progress_is_told_on_standard_error_and_can_be_left_out(run: Run, file: Path) -> None:
    told = run("check", file)
    quiet = run("check", file, "--quiet")

    assert told.complained.startswith("Reading the file\n")
    assert quiet.complained == ""
    assert quiet.said == told.said
