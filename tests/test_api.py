"""The records as data: every kind as JSON, a schema that holds it, and hashes that tell what changed."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from macros.editions import editions
from macros.exports.api import api_files
from macros.loading import load
from macros.paper.press import Imprint
from macros.playbook import Playbook
from macros.records import KINDS, SINGLES, model_of
from macros.records.walk import fields_of
from tests.projects import replace

IMPRINT = Imprint("Toy", "https://example.org/toy/")


def api(book: Playbook) -> dict[str, Any]:
    """Return every file of the API, read."""
    return {address: json.loads(text) for address, text in api_files(book, IMPRINT, editions()[0]).items()}


@pytest.fixture(scope="module")
def files(toy: Playbook) -> dict[str, Any]:
    """The API of the toy."""
    return api(toy)


@pytest.fixture(scope="module")
def index(files: dict[str, Any]) -> dict[str, Any]:
    """Its index."""
    return dict(files["api/v1/index.json"])


def hashed(data: Any) -> str:
    """Hash data as the schema says."""
    return sha256(json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def test_the_index_names_every_file_and_no_other(files: dict[str, Any], index: dict[str, Any]) -> None:
    """Whoever has the index has all."""
    named = {kind[name] for kind in index["kinds"].values() for name in ("address", "schema")}
    assert named | {"api/v1/index.json"} == set(files)
    for kind, listed in index["kinds"].items():
        file = files[listed["address"]]
        assert (file["kind"], file["count"], file["hash"]) == (kind, listed["count"], listed["hash"])
        assert len(file["records"]) == file["count"]


def test_every_kind_of_record_is_there(index: dict[str, Any]) -> None:
    """One record a file, single files, and the entries of those that hold lists."""
    single = {name for name, one in SINGLES.items() if not one.entries}
    lists = {field for one in SINGLES.values() if one.entries for field in fields_of(one.model)}
    assert set(index["kinds"]) == {*KINDS, *single, *lists}


def test_each_file_is_as_its_schema_says(files: dict[str, Any], index: dict[str, Any]) -> None:
    """The schema is made from the model, and holds the data that the model wrote."""
    for kind in index["kinds"].values():
        Draft202012Validator.check_schema(files[kind["schema"]])
        Draft202012Validator(files[kind["schema"]]).validate(files[kind["address"]])


def test_a_schema_refuses_a_field_that_is_none(files: dict[str, Any]) -> None:
    """It is no schema that takes everything."""
    file = json.loads(json.dumps(files["api/v1/patterns.json"]))
    file["records"][0]["mood"] = "calm"
    assert not Draft202012Validator(files["api/v1/schema/patterns.json"]).is_valid(file)


def test_hashes_are_made_as_the_schema_says(files: dict[str, Any], index: dict[str, Any]) -> None:
    """A reader can hold a copy against them."""
    hashes = []
    for kind in index["kinds"].values():
        file = files[kind["address"]]
        for record in file["records"]:
            assert record["hash"] == hashed({name: value for name, value in record.items() if name != "hash"})
        assert file["hash"] == hashed([[record["hash"] for record in file["records"]], file["moved"]])
        hashes.append(file["hash"])
    assert index["hash"] == hashed(hashes)


def test_a_change_is_told_by_its_record_alone(root: Path) -> None:
    """Whoever takes the data each night takes what changed."""
    before = api(load([root]))
    replace(root / "tactics" / "tie-twice.yaml", "Tie twice", "Tie three times")
    after = api(load([root]))
    kinds = before["api/v1/index.json"]["kinds"]
    changed = [kind for kind, one in kinds.items() if after["api/v1/index.json"]["kinds"][kind]["hash"] != one["hash"]]
    assert changed == ["tactics"]
    records = zip(before["api/v1/tactics.json"]["records"], after["api/v1/tactics.json"]["records"], strict=True)
    assert [new["id"] for old, new in records if old["hash"] != new["hash"]] == ["tie-twice"]


def test_an_id_that_was_renamed_leads_on(files: dict[str, Any]) -> None:
    """It is no record any more, and it is not forgotten."""
    assert files["api/v1/patterns.json"]["moved"] == {"unlit-lamp": "dark-lamp"}
    assert "unlit-lamp" not in [record["id"] for record in files["api/v1/patterns.json"]["records"]]


def test_a_record_says_what_its_file_says_and_where_its_page_is(files: dict[str, Any]) -> None:
    """Text as it was written, quotes straight; a word of a list has no page."""
    by_id = {record["id"]: record for record in files["api/v1/patterns.json"]["records"]}
    assert by_id["dark-lamp"]["address"] == "patterns/dark-lamp/"
    assert by_id["dark-lamp"]["title"] == 'A dark lamp "so" it\'s 2 > 1] `b` c\\d #f }} %'
    assert files["api/v1/tracks.json"]["records"][0]["for"]
    assert "address" not in files["api/v1/grades.json"]["records"][0]


@pytest.mark.parametrize("kind", [*KINDS, *(name for name, one in SINGLES.items() if not one.entries)])
def test_no_field_has_the_name_of_what_stands_in_front(kind: str) -> None:
    """It would be lost."""
    assert not {"id", "address", "hash"} & set(fields_of(model_of(kind)))


def test_what_no_page_shows_has_no_address(files: dict[str, Any], toy: Playbook) -> None:
    """A rule that only counts in the sum stands on no page, and is data all the same."""
    rules = {record["id"]: record for record in files["api/v1/rules.json"]["records"]}
    assert {id for id, rule in rules.items() if "address" in rule} == {
        id for id, rule in toy.rules.items() if rule.shown
    }
    assert set(rules) == set(toy.rules)
