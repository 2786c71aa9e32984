"""The room takes a view and can not be handed a case."""

import ast
from pathlib import Path

ROOM = Path(__file__).parents[2] / "depwork" / "documents"


def _imports():
    for path in sorted(ROOM.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                yield path.name, node.module, [alias.name for alias in node.names]
            elif isinstance(node, ast.Import):
                yield from ((path.name, alias.name, []) for alias in node.names)


def test_no_module_knows_a_case():
    """Neither the type nor the means to read one is imported anywhere in the room."""
    for name, module, names in _imports():
        assert "Case" not in names, name
        assert module not in {"depwork.storage", "depwork.services", "depwork.practice"}, name
        assert "answer_of" not in names, name
        assert "disclose" not in names, name


def test_third_parties_keep_to_their_modules():
    """Typst, python-docx, Jinja, markdown-it and pypdf each have their own place."""
    homes = {
        "typst": {"typst_engine.py"},
        "docx": {"docx_file.py", "docx_parts.py"},
        "jinja2": {"templates.py", "grammar.py", "values.py", "steps.py"},
        "markdown_it": {"markdown.py"},
        "pypdf": {"pdf.py"},
    }
    for name, module, _ in _imports():
        top = module.split(".")[0]
        assert name in homes.get(top, {name}), (name, module)
