"""A file is opened in a process of its own, which is ready at once, keeps to its limits and never outlives its use."""

from __future__ import annotations

import gzip
import io
import subprocess
import sys
import zipfile
from pathlib import Path

import psutil
import pytest

import cltv_core
from cltv_core.opening import confined, limits
from cltv_core.opening.codes import CODES, REMEDIES, Refusal, Unopened
from cltv_core.opening.confined import open_parts
from cltv_core.opening.parts import Text
from cltv_core.text.opening import SENTENCES

TABLE = b"Order,Date,Customer,Total\n" + b"1,2025-01-01,Ann,5.00\n" * 50


def zipped(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def refused(name: str, data: bytes) -> object:
    with pytest.raises(Refusal) as refusal:
        open_parts(name, data)
    assert refusal.value.fact["file"].startswith(name)
    assert not psutil.Process().children()
    return refusal.value.fact.code


def test_texts_come_out_of_archives_byte_by_byte() -> None:
    large = TABLE * 3000
    parts = open_parts(
        "a.zip", zipped(**{"x/one.csv": large, "two.csv.gz": gzip.compress(TABLE) + gzip.compress(TABLE)})
    )
    assert parts == [Text("a.zip: one.csv", large), Text("a.zip: two.csv", TABLE + TABLE)]


def test_the_child_starts_without_the_libraries_that_most_files_do_not_need() -> None:
    code = "import sys, cltv_core.opening.child, cltv_core.opening.unpack; print(*sys.modules)"
    root = str(Path(cltv_core.__file__).parent.parent)
    loaded = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True).stdout
    assert not {"numpy", "pandas", "pyarrow", "psutil", "cltv_core.reading"} & set(loaded.split())


def test_packed_too_often_is_refused_however_it_is_packed() -> None:
    wrapped = TABLE
    for _ in range(limits.MAX_DEPTH):
        wrapped = gzip.compress(wrapped)
    assert open_parts("deep.gz", wrapped) == [Text("deep", TABLE)]
    for _ in range(2000):
        wrapped = gzip.compress(wrapped, 0)
    assert refused("deep.gz", wrapped) is Unopened.NESTED_TOO_DEEP
    zips = TABLE
    for level in range(limits.MAX_DEPTH + 1):
        zips = zipped(**{f"{level}.zip": zips})
    assert refused("deep.zip", zips) is Unopened.NESTED_TOO_DEEP


def test_what_an_upload_unpacks_to_counts_for_all_of_it_together() -> None:
    part = gzip.compress(b"1,2\n" * (limits.UNPACKED_ANYWAY_BYTES // 10))
    assert refused("parts.zip", zipped(a=part, b=part, c=part)) is Unopened.TOO_LARGE


def test_many_files_are_refused() -> None:
    many = zipped(**{f"{n}.csv": TABLE for n in range(limits.MAX_MEMBERS + 1)})
    assert refused("many.zip", many) is Unopened.TOO_MANY_FILES


@pytest.mark.parametrize(
    ("limit", "value", "code"),
    [("child_memory", 1_000_000, Unopened.TOO_MUCH_MEMORY), ("child_seconds", 0.0, Unopened.TOO_SLOW)],
)
def test_a_child_that_takes_too_much_is_ended(
    limit: str, value: float, code: Unopened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, limit, lambda _, **__: value)
    assert refused("greedy.zip", zipped(a=TABLE * 100_000)) is code


def test_a_child_that_dies_without_a_word_is_a_damaged_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confined, "_PROGRAM", "import os; os._exit(7)")
    assert refused("crash.zip", zipped(a=TABLE)) is Unopened.DAMAGED


def test_a_child_that_says_nothing_is_not_waited_for_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confined, "_PROGRAM", "import time; time.sleep(600)")
    monkeypatch.setattr(limits, "child_seconds", lambda _, **__: 0.1)
    assert refused("silent.zip", zipped(a=TABLE)) is Unopened.TOO_SLOW


def test_whoever_gives_up_ends_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    def give_up(*_: object) -> None:
        assert psutil.Process().children()
        raise KeyboardInterrupt

    monkeypatch.setattr(confined, "_PROGRAM", "import time; time.sleep(600)")
    monkeypatch.setattr(confined, "_exceeded", give_up)
    with pytest.raises(KeyboardInterrupt):
        open_parts("left.zip", zipped(a=TABLE))
    assert not psutil.Process().children()


def test_a_child_does_not_outlive_a_killed_parent() -> None:
    code = (
        "import sys; from cltv_core.opening import confined;"
        "confined._PROGRAM = confined._PROGRAM.replace('import main', 'import main; import cltv_core.opening.child as c;"
        "import time; c._open = lambda *_: time.sleep(600)');"
        "print('started', flush=True); confined.open_parts('x.zip', b'PK')"
    )
    root = str(Path(cltv_core.__file__).parent.parent)
    parent = subprocess.Popen([sys.executable, "-c", code], cwd=root, stdout=subprocess.PIPE)
    assert parent.stdout is not None
    parent.stdout.readline()
    while not (children := psutil.Process(parent.pid).children()):
        pass
    parent.kill()
    parent.wait()
    parent.stdout.close()
    _, alive = psutil.wait_procs(children, timeout=20)
    assert not alive


def test_every_code_has_a_sentence() -> None:
    assert {*CODES.values(), *REMEDIES.values()} <= set(SENTENCES)
