"""Files with something hidden in every place we know of, and files made to do harm."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pikepdf
from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

MARK = "Zqhidden"
"""Stands in everything that must not go out."""
SEEN = "Seenword"
"""Stands on the page itself."""


def picture(size: tuple[int, int] = (320, 240)) -> Image.Image:
    """Return a picture with a white bar on the left and a red block at the lower right."""
    made = Image.new("RGB", size, (40, 90, 160))
    pen = ImageDraw.Draw(made)
    pen.rectangle((0, 0, size[0] // 10, size[1]), fill="white")
    pen.rectangle((size[0] // 2, size[1] // 2, *size), fill="red")
    return made


def _exif() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F] = f"{MARK} camera"
    exif[0x013B] = f"{MARK} artist"
    exif[0x010E] = f"{MARK} description"
    exif[0x9003] = "2026:01:02 03:04:05"
    exif[0x0112] = 6
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[29] = "N", (40.0, 44.0, 5.0), f"{MARK} gps"
    return exif


def jpeg() -> bytes:
    """Return a JPEG with camera, place, artist, comment, XMP, profile, thumbnail and a tail."""
    made = io.BytesIO()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    picture().save(
        made,
        "JPEG",
        quality=85,
        exif=_exif(),
        comment=f"{MARK} comment".encode(),
        icc_profile=profile,
    )
    body = made.getvalue()
    xmp = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + f"{MARK} xmp".encode() + b"</x:xmpmeta>"
    thumb = b"JFXX\0\x10" + f"{MARK} thumb".encode()
    extra = b"".join(_segment(at, data) for at, data in ((0xE1, xmp), (0xE0, thumb)))
    return body[:2] + extra + body[2:] + f"{MARK} tail".encode()


def _segment(marker: int, data: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(data) + 2) + data


def png() -> bytes:
    """Return a PNG with text chunks, EXIF, a hidden colour under full transparency and a tail."""
    made = io.BytesIO()
    shown = picture().convert("RGBA")
    for at, sign in enumerate(MARK.encode()):
        shown.putpixel((100 + at, 5), (sign, sign, sign, 0))
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", f"{MARK} author")
    told.add_itxt("XML:com.adobe.xmp", f"<x>{MARK} xmp</x>", zip=True)
    shown.save(made, "PNG", pnginfo=told, exif=_exif().tobytes())
    return made.getvalue() + f"{MARK} tail".encode()


def _font(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
    )


def plain_pdf(*lines: str, pages: int = 1, **page: object) -> pikepdf.Pdf:
    """Return an open PDF whose pages show ``lines``; more keys go on each page."""
    pdf = pikepdf.new()
    font = _font(pdf)
    for _ in range(pages):
        text = "".join(
            f"BT /F1 14 Tf 72 {720 - 24 * n} Td ({line}) Tj ET\n" for n, line in enumerate(lines)
        )
        made = pikepdf.Dictionary(
            Type=pikepdf.Name.Page,
            MediaBox=[0, 0, 612, 792],
            Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font)),
            Contents=pdf.make_stream(text.encode()),
            **page,
        )
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(made)))
    return pdf


def saved(pdf: pikepdf.Pdf, **how: object) -> bytes:
    """Return an open PDF's bytes."""
    made = io.BytesIO()
    pdf.save(made, **how)
    return made.getvalue()


def pdf_bytes(*lines: str, pages: int = 1) -> bytes:
    """Return a plain PDF."""
    return saved(plain_pdf(*(lines or (SEEN,)), pages=pages))


def full_pdf() -> bytes:
    """Return a PDF with something hidden in every place, saved twice over itself."""
    pdf = plain_pdf(SEEN, "SSN 123-45-6789", pages=2)
    page = pdf.pages[0]
    pdf.docinfo["/Author"] = f"{MARK} author"
    pdf.docinfo["/Title"] = f"{MARK} title"
    hidden = pdf.make_stream(f"<x:xmpmeta>{MARK} xmp</x:xmpmeta>".encode())
    pdf.Root.Metadata = hidden
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=f"app.alert('{MARK}')")
    pdf.Root.OpenAction = script
    pdf.attachments["inside.txt"] = f"{MARK} attachment".encode()
    page.obj.PieceInfo = pikepdf.Dictionary(Maker=pikepdf.Dictionary(Private=f"{MARK} private"))
    page.obj.Metadata = hidden
    page.obj.AA = pikepdf.Dictionary(O=script)
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Text,
        Rect=[10, 10, 30, 30],
        Contents=f"{MARK} note",
    )
    page.obj.Annots = pikepdf.Array([pdf.make_indirect(note)])
    shot = pdf.make_stream(jpeg())
    shot.Type, shot.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    shot.Width, shot.Height, shot.BitsPerComponent = 320, 240, 8
    shot.ColorSpace, shot.Filter = pikepdf.Name.DeviceRGB, pikepdf.Name.DCTDecode
    shot.Metadata = hidden
    page.obj.Resources.XObject = pikepdf.Dictionary(Shot=shot)
    shown = "q 160 0 0 120 72 400 cm /Shot Do Q"
    drawn = f"% {MARK} comment\n/Span <</ActualText ({MARK} actual)>> BDC {shown} EMC\n"
    page.contents_add(drawn.encode())
    first = saved(pdf, compress_streams=False)
    return first + _update(first)


def _update(first: bytes) -> bytes:
    """Return an incremental update that replaces nothing and hides a note."""
    at = len(first)
    body = f"\n9999 0 obj\n({MARK} older)\nendobj\n".encode()
    xref = at + len(body)
    last = first.rindex(b"startxref")
    before = first[last:].split()[1].decode()
    root = first[first.rindex(b"/Root ") :].split()[1].decode()
    trailer = f"trailer\n<</Size 10000 /Root {root} 0 R /Prev {before}>>\n"
    table = f"xref\n9999 1\n{at + 1:010d} 00000 n \n{trailer}"
    return body + table.encode() + f"startxref\n{xref}\n%%EOF\n".encode()


def layered_pdf(*, off: bool = False) -> bytes:
    """Return a PDF with a layer that can be switched; its line is in no page's text."""
    pdf = plain_pdf(SEEN)
    layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="Secret"))
    pdf.Root.OCProperties = pikepdf.Dictionary(
        OCGs=[layer], D=pikepdf.Dictionary(OFF=[layer] if off else [], Order=[layer])
    )
    pdf.pages[0].obj.Resources.Properties = pikepdf.Dictionary(L1=layer)
    words = MARK if off else "layerword"
    text = f"/OC /L1 BDC BT /F1 14 Tf 72 300 Td ({words}) Tj ET EMC"
    pdf.pages[0].contents_add(text.encode())
    return saved(pdf)


def cropped_pdf() -> bytes:
    """Return a PDF whose page hides a line outside its crop box."""
    pdf = plain_pdf(SEEN)
    pdf.pages[0].contents_add(f"BT /F1 14 Tf 72 40 Td ({MARK}) Tj ET".encode())
    pdf.pages[0].obj.CropBox = [0, 200, 612, 792]
    return saved(pdf)


def form_pdf() -> bytes:
    """Return a PDF form with one box filled in, whose page draws it only as a widget."""
    pdf = plain_pdf(SEEN)
    font = pdf.pages[0].obj.Resources.Font.F1
    box = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Widget,
            FT=pikepdf.Name.Tx,
            T="name",
            V="Filledword",
            Rect=[72, 600, 300, 620],
            DA="/F1 12 Tf 0 g",
            F=4,
        )
    )
    pdf.pages[0].obj.Annots = pikepdf.Array([box])
    pdf.Root.AcroForm = pikepdf.Dictionary(
        Fields=[box],
        NeedAppearances=True,
        DA="/F1 12 Tf 0 g",
        DR=pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font)),
    )
    return saved(pdf)


def encrypted_pdf(user: str = "geheim-word") -> bytes:
    """Return a PDF that wants a password; or only an owner's, if ``user`` is empty."""
    return saved(plain_pdf(SEEN), encryption=pikepdf.Encryption(user=user, owner="owner-word"))


def launching_pdf() -> bytes:
    """Return a PDF that would start a program."""
    pdf = plain_pdf(SEEN)
    act = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc.exe")
    pdf.Root.OpenAction = act
    return saved(pdf)


def xfa_pdf() -> bytes:
    """Return a form that only one program shows."""
    pdf = plain_pdf("Please wait...")
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[], XFA=pdf.make_stream(b"<xdp/>"))
    return saved(pdf)


def bomb_pdf(megabytes: int = 6000) -> bytes:
    """Return a small PDF whose page unpacks to gigabytes of drawing operators."""
    packer = zlib.compressobj(9)
    block = b"q Q\n" * 262_144
    packed = b"".join(packer.compress(block) for _ in range(megabytes)) + packer.flush()
    pdf = plain_pdf(SEEN)
    stream = pdf.make_stream(packed)
    stream.Filter = pikepdf.Name.FlateDecode
    pdf.pages[0].obj.Contents = stream
    made = io.BytesIO()
    pdf.save(made, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return made.getvalue()


def bomb_png(side: int = 30_000) -> bytes:
    """Return a small PNG that claims a billion dots."""
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    data = zlib.compress(b"\0" * 100_000, 9)

    def chunk(name: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    parts = chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def office(kind: str = "docx", **more: bytes) -> bytes:
    """Return a Word or OpenDocument text with further parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as parts:
        if kind == "docx":
            parts.writestr("[Content_Types].xml", "<Types/>")
            parts.writestr("word/document.xml", f"<w>{MARK}</w>")
        else:
            parts.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
            parts.writestr("content.xml", f"<o>{MARK}</o>")
        for name, body in more.items():
            parts.writestr(name.replace("__", "/").replace("_dot_", "."), body)
    return made.getvalue()


SOUND = {
    "pdf": pdf_bytes,
    "full pdf": full_pdf,
    "form": form_pdf,
    "layers": layered_pdf,
    "cropped": cropped_pdf,
    "jpeg": jpeg,
    "png": png,
    "text": "Año nuevo\nSSN 123-45-6789\n".encode,
    "docx": office,
    "odt": lambda: office("text"),
}
"""Files that are taken."""
