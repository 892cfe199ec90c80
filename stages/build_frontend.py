"""frontend/, artifacts/onnx/, artifacts/digits/ -> frontend/dist/: the page, ready to be served."""

from blenddigits.core.stage import run_stage
from blenddigits.page.build import build


def main() -> None:
    build()


if __name__ == "__main__":
    run_stage(main)
