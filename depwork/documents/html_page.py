"""A sheet → one self-contained HTML page that loads and runs nothing."""

from __future__ import annotations

from html import escape
from typing import Final

from depwork.documents.tree import (
    Block,
    Box,
    Break,
    Heading,
    Inline,
    Inlines,
    Items,
    Paragraph,
    Room,
    Rule,
    Sheet,
    Table,
    Text,
    Turn,
)

_STYLE: Final = """
:root{color-scheme:light}
body{margin:0;background:#fff;color:#1c2430;font:1.06rem/1.5 Georgia,'Times New Roman',serif}
main{max-width:42rem;margin:0 auto;padding:1.5rem 1.2rem 3rem;overflow-wrap:anywhere}
h1,h2,h3{line-height:1.25;margin:1.6em 0 .5em}
h1{font-size:1.5rem}h2{font-size:1.2rem}h3{font-size:1.06rem}
hr{border:0;border-top:1px solid #b8c0ca;margin:1.2em 0}
table{border-collapse:collapse;width:100%;margin:1em 0}
th,td{text-align:left;vertical-align:top;padding:.4em .6em .4em 0;border-bottom:1px solid #d5dae0}
table.pairs th,table.pairs td{border:0;padding:.15em 1.2em .15em 0}
table.pairs th{white-space:nowrap}
table.pairs td:last-child{width:100%}
li{margin:.3em 0}
ul.checks{list-style:none;padding-left:1.5em;text-indent:-1.2em}
blockquote{margin:1em 0;padding:.6em 1em;background:#f5f6f8;border-left:4px solid #7d8ca0}
.room{border:1px solid #7d8ca0;border-radius:3px;margin:.4em 0 1.2em;break-inside:avoid}
mark{background:#ffe08a;color:#8c0f08;font-weight:bold;padding:0 .15em}
.mark{position:sticky;top:0;background:#a3120a;color:#fff;font:bold .95rem/1.4 Georgia,serif;
text-align:center;padding:.45em 1em;margin:0}
.banner{border:2px solid #a3120a;background:#fff3f0;color:#8c0f08;font-weight:bold;padding:.7em 1em}
@media print{.turn{visibility:hidden;break-after:page}
@page{size:letter;margin:1in}main{max-width:none;padding:0}.mark{position:fixed;left:0;
right:0}h1,h2,h3{break-after:avoid}table,blockquote{break-inside:avoid}}
"""
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"


def write_html(sheet: Sheet) -> bytes:
    """Return the sheet as a whole HTML document, UTF-8."""
    mark = escape("  ·  ".join(sheet.marks))
    marks = f'<p class="mark" role="note">{mark}</p>\n' if sheet.marks else ""
    banners = "".join(
        f'<p class="banner" role="note">{escape(banner)}</p>\n' for banner in sheet.banners
    )
    body = "".join(_block(block) for block in sheet.blocks)
    return (
        f'<!doctype html>\n<html lang="{escape(sheet.lang)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(sheet.title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n{marks}<main>\n{banners}{body}</main>\n</body>\n</html>\n"
    ).encode()


def _block(block: Block) -> str:
    match block:
        case Heading(level, content):
            return f"<h{level}>{_runs(content)}</h{level}>\n"
        case Paragraph(content):
            return f"<p>{_runs(content)}</p>\n"
        case Items(ordered, items):
            tag, opening = ("ol", "ol") if ordered else ("ul", "ul")
            if block.checks:
                opening = f'{tag} class="checks"'
            inner = "".join(f"<li>{_tight(item)}</li>\n" for item in items)
            return f"<{opening}>\n{inner}</{tag}>\n"
        case Box(blocks):
            return f"<blockquote>\n{''.join(_block(part) for part in blocks)}</blockquote>\n"
        case Table(head, rows):
            return _table(rows) if not head else _headed(head, rows)
        case Rule() | Room() | Turn():
            return _empty(block)


def _empty(block: Rule | Room | Turn) -> str:
    if isinstance(block, Room):
        return f'<div class="room">{"<br>" * (block.lines + 1)}</div>\n'
    return "<hr>\n" if isinstance(block, Rule) else '<hr class="turn">\n'


def _tight(item: tuple[Block, ...]) -> str:
    match item:
        case (Paragraph(content),):
            return _runs(content)
        case _:
            return "".join(_block(part) for part in item)


def _headed(head: tuple[Inlines, ...], rows: tuple[tuple[Inlines, ...], ...]) -> str:
    names = "".join(f'<th scope="col">{_runs(cell)}</th>' for cell in head)
    body = "".join(
        f"<tr>{''.join(f'<td>{_runs(cell)}</td>' for cell in row)}</tr>\n" for row in rows
    )
    return f"<table>\n<thead><tr>{names}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n"


def _table(rows: tuple[tuple[Inlines, ...], ...]) -> str:
    lines = []
    for name, *values in rows:
        cells = "".join(f"<td>{_runs(cell)}</td>" for cell in values)
        lines.append(f'<tr><th scope="row">{_runs(name)}</th>{cells}</tr>\n')
    return f'<table class="pairs">\n<tbody>\n{"".join(lines)}</tbody>\n</table>\n'


def _runs(content: Inlines) -> str:
    return "".join(_run(part) for part in content)


def _run(part: Inline) -> str:
    match part:
        case Text(text, strong, emphasis, missing):
            made = escape(text)
            for on, tag in ((emphasis, "em"), (strong, "strong"), (missing, "mark")):
                made = f"<{tag}>{made}</{tag}>" if on else made
            return made
        case Break() | Room():
            return "<br>\n"
        case _:
            return escape(part.otherwise)
