"""A clearance is made by the gates alone, and clears one case, version and day."""

import copy
import inspect
import pickle
from datetime import timedelta

import pytest

from depwork.documents import assemble, render
from depwork.errors import BlockedDocumentError
from depwork.model.choices import Audience, Locale
from depwork.model.packet import Format, Stage
from depwork.rules.clearance import Clearance
from depwork.rules.gates import clearance


@pytest.fixture
def made(guide, templates, view_of, marta):
    """Render Marta's letter with whatever clearance is given."""

    def make(cleared, stage):
        return render(
            "pd_letter",
            view_of(marta, Audience.ICE),
            cleared,
            guide,
            locale=Locale.EN,
            stage=stage,
            format=Format.HTML,
            templates=templates,
        )

    return make


def test_nobody_else_makes_or_changes_one(guide, marta, today):
    """It cannot be built, changed, copied, pickled or subclassed elsewhere."""
    found = clearance(marta, today, guide.register)
    for attempt in (
        lambda: Clearance(object(), (marta.case_code, marta.version, today), found.gates),
        lambda: setattr(found, "gates", ()),
        lambda: delattr(found, "gates"),
        lambda: copy.copy(found),
        lambda: pickle.dumps(found),
        lambda: type("Open", (Clearance,), {}),
    ):
        with pytest.raises(TypeError):
            attempt()


def test_nothing_is_rendered_without_one():
    """Neither a document nor a packet has a default that means that no gate was asked."""
    for maker in (render, assemble):
        assert inspect.signature(maker).parameters["clearance"].default is inspect.Parameter.empty


@pytest.mark.parametrize("stage", Stage)
def test_another_case_version_or_day_is_refused(guide, person, marta, today, made, stage):
    """What was cleared yesterday, before a save, or for somebody else clears nothing today."""
    mine = clearance(marta, today, guide.register)
    assert made(mine, stage).body
    for other in (
        clearance(marta, today - timedelta(days=1), guide.register),
        clearance(marta.replace(version=marta.version + 1), today, guide.register),
        clearance(person(1, Locale.EN), today, guide.register),
    ):
        with pytest.raises(BlockedDocumentError):
            made(other, stage)
