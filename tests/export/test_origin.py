"""Licence, source and preprocessing in the files."""

import copy

import onnx
import pytest
from made_up import MNIST

from blenddigits.export.compression import STORAGES, compact
from blenddigits.export.origin import note_origin, preprocessing


def told_by(model: onnx.ModelProto) -> dict[str, str]:
    return {entry.key: entry.value for entry in model.metadata_props}


def test_every_file_tells_licence_source_and_preprocessing_its_small_form_too(
    tiny_ae_models: dict[str, onnx.ModelProto],
) -> None:
    models = copy.deepcopy(tiny_ae_models)
    note_origin(models, MNIST)
    for name, model in models.items():
        expected = told_by(tiny_ae_models[name]) | {
            "licence": "MIT",
            "source": "BlendDigits",
            "data_licence": MNIST.licence,
            "data_source": MNIST.source,
            "preprocessing": preprocessing(MNIST),
        }
        assert told_by(model) == expected
        assert told_by(compact(model, STORAGES[0])) == expected


def test_what_a_data_set_does_not_tell_is_left_out(
    tiny_ae_models: dict[str, onnx.ModelProto],
) -> None:
    models = copy.deepcopy(tiny_ae_models)
    note_origin(models, MNIST._replace(source="", licence=""))
    assert not {"data_source", "data_licence"} & told_by(models["ae_encoder"]).keys()


@pytest.mark.parametrize(("handwriting", "said"), [(True, "1 is ink"), (False, "bytes / 255")])
def test_the_form_of_an_image_is_said(handwriting: bool, said: str) -> None:
    told = preprocessing(MNIST._replace(handwriting=handwriting, side=32))
    assert told.startswith("float32 (N, 1, 32, 32), intensities in [0, 1]")
    assert said in told
