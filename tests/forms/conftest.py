"""Fixtures of the forms' tests: the fake desk, and a talk with it."""

import importlib.util
from pathlib import Path

import pytest

from depwork.forms.look import Scope
from depwork.forms.talk import Talk


@pytest.fixture(scope="session")
def fake():
    """The helper with the fake desk."""
    path = Path(__file__).parent / "helper_fake_desk.py"
    spec = importlib.util.spec_from_file_location("helper_fake_desk", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def desk(fake):
    """A desk with one open case."""
    return fake.open_desk()


@pytest.fixture
def talk(desk):
    """The whole guide's talk with the desk, greeted."""
    one = Talk(desk, Scope())
    one.reply({"do": "hello", "id": "0"})
    return one
