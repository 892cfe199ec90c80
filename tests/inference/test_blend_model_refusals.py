"""What the library refuses: arguments by their name, files by theirs."""

import copy
import inspect
import pickle
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest
from made_up import blob_intensities

import blenddigits
from blenddigits.core import paths
from blenddigits.core.errors import UserError
from blenddigits.inference.blend_model import BlendModel

IMAGES = blob_intensities(5).squeeze(1).numpy()
A, B = IMAGES[:2]
REMEDY = "run `make repro` to train the models or `dvc pull` to fetch them, or name the folder"


@pytest.fixture
def model(models_folder: Path) -> BlendModel:
    return blenddigits.load(models_folder)


@pytest.fixture
def own_models(models_folder: Path, tmp_path: Path) -> Path:
    """A copy of the models that a test may spoil."""
    return Path(shutil.copytree(models_folder, tmp_path / "own"))


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda m: m.encode((255 * A).astype(np.uint8)), "images: expected floating.*found uint8"),
        (lambda m: m.encode(A[:20]), r"expected \(28, 28\) or \(n, 28, 28\), found \(20, 28\)"),
        (lambda m: m.encode(IMAGES[:, None]), r"found \(5, 1, 28, 28\)"),
        (lambda m: m.encode(IMAGES[:0]), r"found \(0, 28, 28\)"),
        (lambda m: m.encode(2 * np.ones((28, 28))), r"expected values in \[0, 1\], found 2 to 2"),
        (lambda m: m.encode(A - 1), r"expected values in \[0, 1\], found -1"),
        (lambda m: m.encode(A * np.nan), "images: some values are not finite"),
        (lambda m: m.decode(np.zeros(3)), r"z: expected \(2,\) or \(n, 2\), found \(3,\)"),
        (lambda m: m.decode(np.zeros((1, 1, 2))), r"found \(1, 1, 2\)"),
        (lambda m: m.decode(np.full(2, np.inf)), "z: some values are not finite"),
        (lambda m: m.blend(A, IMAGES, 0.5), r"b: expected one image of \(28, 28\)"),
        (lambda m: m.blend(A, B), "either alpha or frames"),
        (lambda m: m.blend(A, B, 0.5, frames=3), "either alpha or frames"),
        (lambda m: m.blend(A, B, frames=1), "frames: expected 2 or more, found 1"),
        (lambda m: m.decode(np.full(2, 1e300)), "z: some values are not finite, or too large"),
        (lambda m: m.blend(A, B, 1.5), r"alpha: expected values in \[0, 1\], found 1.5"),
        (lambda m: m.blend(A, B, [0.1, np.nan]), "alpha: expected values in"),
        (lambda m: m.blend(A, B, []), "alpha: expected a number or a row"),
        (lambda m: m.blend(A, B, np.zeros((2, 1))), "alpha: expected a number or a row"),
        (lambda m: m.sample(0), "n: expected 1 or more, found 0"),
        (lambda m: m.sample(1, digit=5), "digit: the prior has no component of a 5: it knows 3, 7"),
        (lambda m: m.write("3", hand=A[:20]), r"hand: expected \(28, 28\) or \(n, 28, 28\)"),
        (lambda m: m.write("3", hand=np.repeat(IMAGES, 3, axis=0)), "expected 1 to 10 images"),
        (lambda m: m.write("3.7"), "text: expected digits alone, as in '2026', found '3.7'"),
        (lambda m: m.write(""), "text: expected digits alone"),
        (lambda m: m.write("35"), "text: the prior has no component of a 5: it knows 3, 7"),
    ],
)
def test_a_wrong_argument_is_named(model: BlendModel, call: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        call(model)


def test_unknown_choices_are_named(model: BlendModel, models_folder: Path) -> None:
    # As callers have them, without the checks of types that the tests add.
    load: Any = inspect.unwrap(blenddigits.load)
    blend: Any = inspect.unwrap(BlendModel.blend)
    with pytest.raises(ValueError, match="kind: expected one of vae, ae, found gan"):
        load(models_folder, "gan")
    with pytest.raises(ValueError, match=r"path: expected one of shipped, .*, found bent"):
        blend(model, A, B, 0.5, path="bent")


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda m: untyped("write")(m, 2026), "text: .* digits alone, as in '2026', found 2026$"),
        (lambda m: untyped("write")(m, None), "text: expected digits alone.*, found None$"),
        (lambda m: untyped("write")(m, "3", seed=1.5), "seed: expected a whole number, found 1.5$"),
        (lambda m: untyped("sample")(m, 2, digit="7"), "digit: expected a whole number, found '7'"),
        (lambda m: untyped("sample")(m, 2, digit=3.5), "digit: expected a whole number, found 3.5"),
        (lambda m: untyped("sample")(m, 2, digit=True), "digit: .* whole number, found True$"),
        (lambda m: untyped("sample")(m, 2, digit=-1), "digit: expected 0 or more, found -1$"),
        (lambda m: untyped("sample")(m, 2, digit=10), "digit: expected 0 to 9, a position in clas"),
        (lambda m: untyped("sample")(m, 2.0), "n: expected a whole number, found 2.0$"),
        (lambda m: untyped("sample")(m, 2, seed=1.5), "seed: expected a whole number, found 1.5$"),
        (lambda m: untyped("sample")(m, 2, seed=-1), "seed: expected 0 or more, found -1$"),
        (lambda m: untyped("blend")(m, A, B, "0.5"), "alpha: .* a row of them, found '0.5'$"),
        (lambda m: untyped("blend")(m, A, B, True), "alpha: .* a row of them, found True$"),
        (lambda m: untyped("blend")(m, A, B, [[0], [0, 1]]), "alpha: expected rows of one length$"),
        (lambda m: untyped("blend")(m, A, B, frames=3.0), "frames: .* whole number, found 3.0$"),
        (lambda m: untyped("blend")(m, "3.png", B, 0.5), "a: expected floating-point numbers"),
        (lambda m: untyped("encode")(m, [[0.0], [0.0, 1.0]]), "images: expected rows of one leng"),
    ],
)
def test_an_argument_of_another_type_is_named(model: BlendModel, call: Any, said: str) -> None:
    with pytest.raises(ValueError, match=f"^{said}"):
        call(model)


def untyped(name: str) -> Callable[..., Any]:
    """A method as callers have it, without the checks of types that the tests add."""
    return inspect.unwrap(getattr(BlendModel, name))


def test_a_position_in_classes_may_be_one_of_numpy(model: BlendModel) -> None:
    np.testing.assert_array_equal(
        untyped("sample")(model, 2, digit=np.int64(7)), model.sample(2, digit=7)
    )


def test_the_models_are_found_where_the_variable_says_and_else_here(
    models_folder: Path, empty_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BLENDDIGITS_MODELS", raising=False)
    with pytest.raises(blenddigits.UserError, match=f"artifacts/onnx/encoder.onnx: not.*{REMEDY}"):
        blenddigits.load()
    shutil.copytree(models_folder, paths.ONNX)
    blenddigits.load()
    monkeypatch.setenv("BLENDDIGITS_MODELS", "mine")
    with pytest.raises(
        blenddigits.UserError,
        match=r"^mine/encoder.onnx: not found; BLENDDIGITS_MODELS names it: correct or unset it",
    ):
        blenddigits.load()
    np.testing.assert_array_equal(
        blenddigits.load(models_folder).encode(A)[0], blenddigits.load(paths.ONNX).encode(A)[0]
    )
    Path("mine").symlink_to(models_folder)
    shutil.rmtree(paths.ONNX)
    np.testing.assert_array_equal(
        blenddigits.load().encode(A)[0], blenddigits.load(models_folder).encode(A)[0]
    )


@pytest.mark.parametrize("name", ["encoder.onnx", "decoder.onnx", "blend.onnx"])
def test_a_missing_model_is_named(own_models: Path, name: str) -> None:
    (own_models / name).unlink()
    with pytest.raises(blenddigits.UserError, match=f"own/{name}: not found; {REMEDY}"):
        blenddigits.load(own_models)
    blenddigits.load(own_models, "ae")


def test_a_damaged_model_is_named(own_models: Path) -> None:
    (own_models / "decoder.onnx").write_bytes(b"nothing")
    with pytest.raises(blenddigits.UserError, match=rf"decoder.onnx: damaged \(.*\); {REMEDY}"):
        blenddigits.load(own_models).decode(np.zeros(2))


def test_another_model_under_the_name_is_refused(own_models: Path) -> None:
    shutil.copy(own_models / "decoder.onnx", own_models / "encoder.onnx")
    said = r"encoder.onnx: expected a model from \['image'\] to \['logvar', 'mu'\], found one from"
    with pytest.raises(blenddigits.UserError, match=said):
        blenddigits.load(own_models).encode(A)


def test_an_encoder_of_another_latent_size_is_named(own_models: Path) -> None:
    encoder = onnx.parser.parse_model(
        """<ir_version: 8, opset_import: ["" : 17]>
        encoder (float[N, 1, 28, 28] image) => (float[N, 3] mu, float[N, 3] logvar)
        <int64[2] rows = {-1, 784}> {
            flat = Reshape(image, rows)
            mu = MatMul(flat, weights)
            logvar = Identity(mu)
        }"""
    )
    weights = np.zeros((784, 3), dtype=np.float32)
    encoder.graph.initializer.append(onnx.numpy_helper.from_array(weights, "weights"))
    onnx.save(encoder, own_models / "encoder.onnx")
    with pytest.raises(UserError, match=r"encoder\.onnx: its mu has 3 numbers, but decoder\.onnx"):
        blenddigits.load(own_models).encode(A)


@pytest.mark.parametrize("size", ["latent", 0, 10**9])
def test_codes_of_no_size_or_an_absurd_one_are_named(own_models: Path, size: int | str) -> None:
    spoil(own_models / "decoder.onnx", lambda model: set_last_size(model.graph.input, size))
    with pytest.raises(UserError, match=r"decoder\.onnx: (expected codes of 1 to 4096|damaged)"):
        blenddigits.load(own_models).decode(np.zeros(2))


ZEROS = "weights = ConstantOfShape(size) flat = MatMul(z, weights)"
OTHER_AXES = {  # of a decoder: what it takes, gives and does, and what is said of it
    "a row": ("N, 2", "N, 784", "image = Identity(flat)", r"image of .*, found \(N, 784\)"),
    "no channel": ("N, 2", "N, 28, 28", "image = Reshape(flat, rows)", r"found \(N, 28, 28\)"),
    "two channels": ("N, 2", "N, 2, 28, 14", "image = Reshape(flat, two)", r"\(N, 2, 28, 14\)"),
    "codes in a square": ("N, 2, 2", "N, 2, 784", "image = Identity(flat)", r"z of \(n, numbers\)"),
}


@pytest.mark.parametrize("name", OTHER_AXES)
def test_images_and_codes_of_other_axes_are_named(own_models: Path, name: str) -> None:
    takes, gives, does, said = OTHER_AXES[name]
    decoder = onnx.parser.parse_model(
        f"""<ir_version: 8, opset_import: ["" : 17]>
        decoder (float[{takes}] z) => (float[{gives}] image)
        <int64[2] size = {{2, 784}}, int64[3] rows = {{-1, 28, 28}},
        int64[4] two = {{-1, 2, 28, 14}}>
        {{ {ZEROS} {does} }}"""
    )
    onnx.save(decoder, own_models / "decoder.onnx")
    with pytest.raises(UserError, match=rf"decoder\.onnx: expected .*{said}"):
        blenddigits.load(own_models).reconstruct(A)


def test_metadata_that_are_no_text_are_named(own_models: Path) -> None:
    path = own_models / "decoder.onnx"
    path.write_bytes(path.read_bytes().replace(b"made-up", b"made\xff\xffp"))
    with pytest.raises(UserError, match=r"decoder\.onnx: damaged \(.*utf-8.*\)"):
        blenddigits.load(own_models).decode(np.zeros(2))


def test_weights_that_are_no_numbers_draw_no_black_picture(own_models: Path) -> None:
    def no_numbers(model: onnx.ModelProto) -> None:
        for tensor in model.graph.initializer:
            if tensor.data_type == onnx.TensorProto.FLOAT:
                array = np.full_like(onnx.numpy_helper.to_array(tensor), np.nan)
                tensor.CopyFrom(onnx.numpy_helper.from_array(array, tensor.name))

    spoil(own_models / "decoder.onnx", no_numbers)
    with pytest.raises(
        UserError, match=r"decoder\.onnx: damaged: its image has values that are no"
    ):
        blenddigits.load(own_models).reconstruct(A)


def test_a_used_model_is_copied_and_pickled(models_folder: Path) -> None:
    model = blenddigits.load(models_folder)
    expected = model.reconstruct(A)
    for other in (copy.deepcopy(model), pickle.loads(pickle.dumps(model))):
        np.testing.assert_array_equal(other.reconstruct(A), expected)


def spoil(file: Path, change: Callable[[onnx.ModelProto], None]) -> None:
    model = onnx.load(file)
    change(model)
    onnx.save(model, file)


def set_last_size(values: Iterable[onnx.ValueInfoProto], size: int | str) -> None:
    for value in values:
        last = value.type.tensor_type.shape.dim[-1]
        if isinstance(size, str):
            last.dim_param = size
        else:
            last.dim_value = size
