"""frontend/, artifacts/onnx/, artifacts/digits/ -> frontend/dist/: the page, ready to be served."""

from blenddigits import frontend
from blenddigits.stage import run_stage


def main() -> None:
    frontend.build()


if __name__ == "__main__":
    run_stage(main)
