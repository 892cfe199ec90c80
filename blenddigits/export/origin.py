"""What a reader of an ONNX file needs besides names and shapes: whose it is, and what it takes."""

import onnx

from blenddigits.data.data_set import DataSet
from blenddigits.export.onnx import Models

LICENCE = "MIT"
PROJECT = "BlendDigits"


def note_origin(models: Models, data: DataSet) -> None:
    """Add licence, source and preprocessing to the metadata of models that were trained on `data`.

    A set without an address or a licence, such as your own pictures, leaves these out.
    """
    told = {
        "licence": LICENCE,
        "source": PROJECT,
        "data_licence": data.licence,
        "data_source": data.source,
        "preprocessing": preprocessing(data),
    }
    for model in models.values():
        for key, value in told.items():
            if value:
                model.metadata_props.append(onnx.StringStringEntryProto(key=key, value=value))


def preprocessing(data: DataSet) -> str:
    """How a picture becomes an input, in a sentence or two."""
    form = f"float32 (N, 1, {data.side}, {data.side}), intensities in [0, 1]"
    if not data.handwriting:
        return f"{form}, as the images of {data.title}: bytes / 255."
    return (
        f"{form}: 0 is paper, 1 is ink. The ink's longer side is scaled to 20/28 of the image, its "
        "centre of mass is moved to the middle."
    )
