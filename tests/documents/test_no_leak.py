"""No document holds a value that its reader may not see, whatever the case."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depwork.documents import CATALOG, assemble, render
from depwork.errors import WithheldFactError
from depwork.model.choices import Audience, Locale
from depwork.model.packet import Format, Stage

MARK = re.compile(r"Ztext[0-9]{9}")


def _allowed(view):
    return set(MARK.findall(repr(dict(view.facts))))


# Sheets for letter writers share their fragments: one is tried by default, the others in full.
ALIKE = {f"support_{name}" for name in ("teacher", "faith", "organization", "neighbor", "employer")}
EACH = tuple(row for row in CATALOG if row.id not in ALIKE)


@pytest.mark.parametrize(
    "rows", [pytest.param(EACH, id="each"), pytest.param(CATALOG, id="all", marks=pytest.mark.full)]
)
def test_only_released_values_are_printed(random_cases, guide, templates, view_of, cleared, rows):
    """Every marked value on a page is one the view released to that page's reader."""

    @given(random_cases, st.sampled_from(Locale))
    def holds(case, locale):
        views = {audience: view_of(case, audience) for audience in {row.audience for row in rows}}
        for row in rows:
            view = views[row.audience]
            try:
                document = render(
                    row.id,
                    view,
                    cleared(view),
                    guide,
                    locale=locale,
                    stage=Stage.PREVIEW,
                    format=Format.HTML,
                    templates=templates,
                )
            except WithheldFactError as error:
                printed, may = str(error), set()
            else:
                printed, may = document.body.decode(), _allowed(view)
            assert set(MARK.findall(printed)) <= may, row.id

    holds()


@pytest.mark.full
def test_no_packet_leaks(random_cases, guide, templates, view_of, cleared):
    """Every file of a packet holds released values of its own reader only."""

    @given(random_cases)
    def holds(case):
        audiences = (Audience.ICE, Audience.OFFICIAL, Audience.PUBLIC, Audience.FAMILY)
        views = {audience: view_of(case, audience) for audience in audiences}
        packet = assemble(
            views,
            cleared(views[Audience.ICE]),
            guide,
            locale=Locale.ES,
            templates=templates,
            formats=(Format.HTML,),
        )
        for document in packet.documents:
            if document.format is Format.HTML:
                found = set(MARK.findall(document.body.decode()))
                assert found <= _allowed(views[document.audience])
        assert not MARK.search(repr(packet.manifest))

    holds()
