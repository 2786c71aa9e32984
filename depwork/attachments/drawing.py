"""Pages drawn as pictures, by PDFium: what is seen, and nothing that is not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2  # type: ignore[import-untyped]  # no types
from PIL import Image

from depwork.attachments.limits import RASTER_PIXELS
from depwork.attachments.refusing import refuse

_INCH = 72.0


@contextmanager
def opened_to_draw(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Give a PDF whose pages can be drawn.

    Args:
        data: The PDF, its annotations drawn into its pages.

    Raises:
        FileRefusedError: It cannot be drawn.
    """
    try:
        with pypdfium2.PdfDocument(data) as document:
            yield document
    except pypdfium2.PdfiumError:
        raise refuse("file_not_shown") from None


def drawn(page: pypdfium2.PdfPage, size: tuple[float, float], ppi: int) -> Image.Image:
    """Return a page as a picture on white, upright, as a reader shows it.

    Args:
        page: Of an opened PDF.
        size: Width and height in points, as it is seen.
        ppi: Pixels per inch wished for; a very large page gets fewer.

    Raises:
        FileRefusedError: It cannot be drawn.
    """
    wide, high = page.get_size()
    pixels = size[0] * size[1] * (ppi / _INCH) ** 2
    fitting = ppi * min(1.0, (RASTER_PIXELS / max(pixels, 1.0)) ** 0.5)
    scale = fitting / _INCH * max(size[0] / max(wide, 1e-3), 1e-3)
    if wide * high * scale * scale > RASTER_PIXELS * 1.05:
        raise refuse("file_not_shown")
    made = page.render(
        scale=scale,
        draw_annots=False,
        may_draw_forms=False,
        fill_color=(255, 255, 255, 255),
        limit_image_cache=True,
        rev_byteorder=True,
    )
    try:
        picture: Image.Image = made.to_pil().convert("RGB")
        return picture
    finally:
        made.close()
