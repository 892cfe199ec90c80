"""What the measurements have in common. Standard library only: every contender reads it."""

from typing import NamedTuple

TARGET_NATS = 107.87  # test -ELBO of the original's recipe after its 20 epochs
ORIGINAL_EPOCHS = 25  # after which its run to the target is given up
TEST_SEED = 0  # of the sampled codes, the same in every evaluation
BATCH_SIZES = (1, 21, 64)  # of inference; the page asks for 1 and 21
USUAL_BATCH = 128
ORIGINAL_BATCH = 16
ORIGINAL_LR = 0.001


class Effort(NamedTuple):
    """How long to measure; a turn is what a contender does in one round."""

    rounds: int  # one more is made at first to warm up, and not counted
    images: int  # of the training contenders, a turn; the original's recipe takes half of them
    seconds: float  # of each product of matrices and each ONNX model and batch size, a turn
    races: int  # of our training to the target
    original_epochs: int  # at most; 0 leaves the original's run to the target out


FULL = Effort(rounds=5, images=16_384, seconds=0.15, races=3, original_epochs=ORIGINAL_EPOCHS)
QUICK = Effort(rounds=1, images=2_048, seconds=0.03, races=1, original_epochs=0)
