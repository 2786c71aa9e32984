"""A certificate for one address, made here: a leaf that signs nothing else."""

from __future__ import annotations

import hashlib
import ipaddress
import os
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

DAYS: Final = 90
"""How long a certificate made here is good."""
_NEVER: Final = (
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
    "encipher_only",
    "decipher_only",
)
"""What its key is not for: it signs the handshake, and no other certificate."""
_MARGIN: Final = timedelta(days=2)


def leaf_for(folder: Path, address: str, now: datetime) -> tuple[Path, Path]:
    """Return certificate and key for an address; made once, and anew when they run out.

    Args:
        folder: Private; the key in it is its owner's alone.
        address: A name or a number that phones reach this machine by.
        now: The clock's.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = hashlib.sha256(address.encode()).hexdigest()[:12]
    cert, key = folder / f"{name}.crt", folder / f"{name}.key"
    if not (cert.exists() and key.exists() and _good(cert, now)):
        made, secret = _made(address, now.astimezone(UTC))
        for path, body in ((key, secret), (cert, made)):
            path.unlink(missing_ok=True)
            descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(body)
    return cert, key


def fingerprint(cert: Path) -> str:
    """Return the SHA-256 fingerprint of a certificate, as a phone shows it.

    Raises:
        ValueError: It is no certificate.
    """
    der = ssl.PEM_cert_to_DER_cert(_first(cert.read_text(encoding="ascii")))
    found = hashlib.sha256(der).hexdigest().upper()
    return ":".join(found[i : i + 2] for i in range(0, len(found), 2))


def _first(pem: str) -> str:
    end = "-----END CERTIFICATE-----"
    start = pem.find("-----BEGIN CERTIFICATE-----")
    if start < 0 or end not in pem[start:]:
        raise ValueError("no certificate in this file")
    return pem[start : pem.index(end, start) + len(end)] + "\n"


def _good(cert: Path, now: datetime) -> bool:
    try:
        found = x509.load_pem_x509_certificate(cert.read_bytes())
    except ValueError:
        return False
    at = now.astimezone(UTC)
    return found.not_valid_before_utc <= at and at + _MARGIN < found.not_valid_after_utc


def _made(address: str, now: datetime) -> tuple[bytes, bytes]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "depwork")])
    try:
        known: x509.GeneralName = x509.IPAddress(ipaddress.ip_address(address))
    except ValueError:
        known = x509.DNSName(address)
    usage = dict.fromkeys(_NEVER, False)
    cert = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=DAYS))
        .add_extension(x509.SubjectAlternativeName([known]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.KeyUsage(digital_signature=True, **usage), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return cert.public_bytes(serialization.Encoding.PEM), secret
