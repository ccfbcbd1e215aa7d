"""A server on this machine that speaks https, and the door that leads to it and to nowhere else."""

from __future__ import annotations

import datetime
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from cltv_core.sources.https import Door

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass(frozen=True)
class Server:
    host: str
    port: int
    door: Door

    def link(self, path: str) -> str:
        return f"https://{self.host}:{self.port}{path}"


def body(data: bytes, status: int = 200, **headers: str) -> Answer:
    """What answers with these bytes."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in {"Content_Length": str(len(data)), **headers}.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(data)

    return answer


@contextmanager
def serving(answer_to: Callable[[BaseHTTPRequestHandler], Answer], folder: Path, *hosts: str) -> Iterator[Server]:
    """Answer every request with what `answer_to` makes of it; `hosts`: whom the certificate names."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            try:
                answer_to(self)(self)
            except OSError:
                self.close_connection = True

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    cert, key = certificate(folder, *hosts)
    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running.daemon_threads = True
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    running.socket = context.wrap_socket(running.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    port = running.server_address[1]
    door = Door(
        look_up=lambda host, port: ["127.0.0.1"],  # noqa: ARG005
        is_public=lambda address: True,  # noqa: ARG005
        context=ssl.create_default_context(cafile=cert),
        ports=(port,),
        most_bytes=1_000_000,
        pause=lambda seconds: None,  # noqa: ARG005
    )
    try:
        yield Server(hosts[0], port, door)
    finally:
        running.shutdown()
        running.server_close()


def certificate(folder: Path, *hosts: str) -> tuple[Path, Path]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, hosts[0])])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host) for host in hosts]), critical=False)
        .sign(key, hashes.SHA256())
    )
    encoding, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    (folder / "cert.pem").write_bytes(made.public_bytes(encoding))
    (folder / "key.pem").write_bytes(key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, plain))
    return folder / "cert.pem", folder / "key.pem"
