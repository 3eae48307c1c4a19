"""A model folder of one's own."""

from __future__ import annotations

import json
import shutil
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from onnx import TensorProto, helper

from rongtong_match.text.encoders import EncoderError, open_encoder
from rongtong_match.text.encoders.e5 import E5Encoder
from rongtong_match.text.encoders.folder import FolderEncoder, digest
from tests.core.encoders.titles import TITLES


@pytest.fixture
def copy(folder: Path, tmp_path: Path) -> Path:
    """The folder's small files copied, its model linked."""
    shutil.copytree(folder, tmp_path / "m", ignore=shutil.ignore_patterns("*.onnx"))
    (tmp_path / "m/model.onnx").symlink_to(folder / "model.onnx")
    return tmp_path / "m"


def test_folder_of_e5_is_e5(folder: Path, e5: E5Encoder) -> None:
    ours = FolderEncoder(folder, workers=2)
    assert np.allclose(ours.queries(TITLES), e5.queries(TITLES), atol=1e-5)
    assert np.allclose(ours.passages(TITLES), e5.passages(TITLES), atol=1e-5)


def test_pooling_is_the_folders(copy: Path, e5: E5Encoder) -> None:
    (copy / "1_Pooling/config.json").write_text('{"pooling_mode_cls_token": true}')
    first = FolderEncoder(copy).queries(TITLES)
    assert not np.allclose(first, e5.queries(TITLES), atol=1e-2)


def test_prefix_and_length_are_the_folders(copy: Path, e5: E5Encoder) -> None:
    (copy / "config_sentence_transformers.json").write_text("{}")
    (copy / "sentence_bert_config.json").write_text(json.dumps({"max_seq_length": 8}))
    encoder = FolderEncoder(copy)
    assert np.array_equal(encoder.queries(TITLES), encoder.passages(TITLES))
    assert np.array_equal(*encoder.queries(["激光测距传感器" * 9, "激光测距传感器" * 8]))


def test_id_follows_the_configuration(copy: Path) -> None:
    before = FolderEncoder(copy).id
    (copy / "1_Pooling/config.json").write_text('{"pooling_mode_cls_token": true}')
    assert FolderEncoder(copy).id != before


def test_missing_parts_are_named(copy: Path, tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="nowhere"):
        FolderEncoder(tmp_path / "nowhere")
    (copy / "tokenizer.json").unlink()
    with pytest.raises(EncoderError, match=r"tokenizer\.json"):
        FolderEncoder(copy)
    (copy / "model.onnx").unlink()
    with pytest.raises(EncoderError, match=r"model\.onnx"):
        FolderEncoder(copy)


@pytest.mark.parametrize("name", ["tokenizer.json", "model.onnx", "1_Pooling/config.json"])
def test_broken_parts_are_named(copy: Path, name: str) -> None:
    (copy / name).unlink()
    (copy / name).write_text("{broken")
    with pytest.raises(EncoderError, match=str(copy)):
        FolderEncoder(copy)


@pytest.mark.skipif(find_spec("sentence_transformers") is not None, reason="the library is installed")
def test_folder_without_onnx_says_what_to_install(copy: Path) -> None:
    (copy / "model.onnx").unlink()
    (copy / "modules.json").write_text("[]")
    with pytest.raises(EncoderError, match="sentence-transformers"):
        open_encoder(f"path:{copy}")


def test_two_models_in_folders_of_one_name_have_two_digests(tmp_path: Path) -> None:
    for place, weights in (("a", b"1"), ("b", b"2"), ("c", b"1")):
        (tmp_path / place).mkdir()
        (tmp_path / place / "model.safetensors").write_bytes(weights)
    one, two, same = (digest((tmp_path / place).iterdir()) for place in "abc")
    assert one == same != two


def test_graph_that_wants_other_inputs_is_named(copy: Path) -> None:
    picture = helper.make_tensor_value_info("pixel_values", TensorProto.FLOAT, [1, 4])
    out = helper.make_tensor_value_info("out", TensorProto.FLOAT, [1, 4])
    graph = helper.make_graph(
        [helper.make_node("Identity", ["pixel_values"], ["out"])], "g", [picture], [out]
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    (copy / "model.onnx").unlink()
    (copy / "model.onnx").write_bytes(model.SerializeToString())
    with pytest.raises(EncoderError, match="pixel_values"):
        FolderEncoder(copy)
