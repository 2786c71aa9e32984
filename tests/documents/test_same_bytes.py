"""Same inputs, same bytes; another answer, other bytes."""

import subprocess

import pytest

from depwork.documents import CATALOG, assemble, render, zip_packet
from depwork.model.choices import Audience, Locale
from depwork.model.packet import Format, Stage

AUDIENCES = (Audience.ICE, Audience.OFFICIAL, Audience.PUBLIC, Audience.FAMILY)


@pytest.mark.parametrize("kind", Format)
def test_every_document_is_the_same_twice(
    guide, templates, counts, view_of, cleared, marta, announced, kind
):
    """Two renderings of one view are the same bytes."""
    for row in CATALOG:
        case, told = announced(marta, row)
        view = view_of(case, row.audience, *told)
        first, second = (
            render(
                row.id,
                view,
                cleared(view),
                guide,
                outcomes=told,
                locale=Locale.ES,
                stage=Stage.FINAL,
                format=kind,
                templates=templates,
                counts=counts,
            )
            for _ in range(2)
        )
        assert first == second


def test_a_packet_is_the_same_twice_and_differs_with_an_answer(
    guide, templates, counts, view_of, cleared, marta
):
    """The zip of a packet is the same for the same case, and another for another answer."""

    def packed(case):
        views = {audience: view_of(case, audience) for audience in AUDIENCES}
        packet = assemble(
            views,
            cleared(views[Audience.ICE]),
            guide,
            locale=Locale.EN,
            templates=templates,
            counts=counts,
        )
        return zip_packet(packet)

    first = packed(marta)
    assert packed(marta) == first
    changed = marta.replace(custody=marta.custody.replace(facility="Another Invented Place"))
    assert packed(changed) != first


def test_another_process_makes_the_same_letter(
    guide, templates, shown, marta, python, root, tmp_path
):
    """Hash seeds and a fresh process change no byte."""
    script = tmp_path / "make.py"
    script.write_text(
        "import sys\nfrom datetime import date\nfrom pathlib import Path\n"
        "from depwork.documents import render\nfrom depwork.guide import load\n"
        "from depwork.model.choices import Audience, Locale\n"
        "from depwork.model.packet import Format, Stage\n"
        "from depwork.practice import people\n"
        "from depwork.rules.gates import clearance\nfrom depwork.rules.disclosure import disclose\n"
        "root, today = Path(sys.argv[1]), date(2026, 11, 22)\n"
        "case = people([root / 'practice'], today, Locale.EN)[0].case\n"
        "view, guide = disclose(case, Audience.ICE, today), load([root / 'guide'])\n"
        "cleared = clearance(case, today, guide.register)\n"
        "for kind in Format:\n"
        "    made = render('pd_letter', view, cleared, guide, locale=Locale.EN,\n"
        "                  stage=Stage.FINAL, format=kind, templates=(root,))\n"
        "    print(made.sha256)\n",
        "utf-8",
    )
    run = subprocess.run(  # noqa: S603 - our own interpreter and script
        [python, str(script), str(root / "templates")],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONHASHSEED": "7", "PATH": ""},
    )
    here = [
        render(
            "pd_letter",
            *shown(marta, Audience.ICE),
            guide,
            locale=Locale.EN,
            stage=Stage.FINAL,
            format=kind,
            templates=templates,
        ).sha256
        for kind in Format
    ]
    assert run.stdout.split() == here
