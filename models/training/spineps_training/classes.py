"""The classes of both networks, the tissues that are only painted, and left/right swapping.

Every array in this package has the axes R, A, S (index grows to the patient's right, front, head).
"""

import numpy as np

# Class index -> SPINEPS label; the order of the semantic network's output channels.
LABELS = np.array([0, 41, 42, 43, 44, 45, 46, 47, 48, 49, 60, 61, 62, 100, 26])
NAMES = [
    "background",
    "arcus",
    "spinous",
    "costal left",
    "costal right",
    "superior articular left",
    "superior articular right",
    "inferior articular left",
    "inferior articular right",
    "corpus",
    "cord",
    "canal",
    "endplate",
    "disc",
    "sacrum",
]
(
    BACKGROUND,
    ARCUS,
    SPINOUS,
    COSTAL_L,
    COSTAL_R,
    SUPERIOR_L,
    SUPERIOR_R,
    INFERIOR_L,
    INFERIOR_R,
    CORPUS,
    CORD,
    CANAL,
    ENDPLATE,
    DISC,
    SACRUM,
) = range(15)
COUNT = 15
VERTEBRA = range(ARCUS, CORPUS + 1)
POSTERIOR = range(ARCUS, CORPUS)
# Processes by side: -1 left, 1 right.
COSTAL, SUPERIOR, INFERIOR = (
    {-1: COSTAL_L, 1: COSTAL_R},
    {-1: SUPERIOR_L, 1: SUPERIOR_R},
    {-1: INFERIOR_L, 1: INFERIOR_R},
)
# Class index after mirroring left and right.
MIRROR = np.array([0, 1, 2, 4, 3, 6, 5, 8, 7, 9, 10, 11, 12, 13, 14])

# Tissues beyond the classes: they have an intensity of their own, and label 0 unless PAINTED_AS says otherwise.
(
    AIR,
    FAT,
    MUSCLE,
    PSOAS,
    VISCERA,
    LUNG,
    ARTERY,
    VEIN,
    EPIDURAL_FAT,
    NERVE,
    FLAVUM,
    INTERSPINOUS,
    LIGAMENT,
    JOINT,
    OTHER_BONE,
    NUCLEUS,
    REMNANT,
    BASIVERTEBRAL,
    CAUDA,
    FLUID,
    IMPLANT,
) = range(15, 36)
# Joint space that the references give to the articular process beside it.
JOINTS = {SUPERIOR_L: 36, SUPERIOR_R: 37, INFERIOR_L: 38, INFERIOR_R: 39}
# Organs and what surrounds them: label 0. Three kinds of bowel contents, painted independently.
(
    BOWEL_A,
    BOWEL_B,
    BOWEL_C,
    BOWEL_WALL,
    GAS,
    LIVER,
    SPLEEN,
    KIDNEY,
    HEART,
    BLOOD,
    SKIN,
    BRAIN,
    TOOTH,
    CARTILAGE,
    GLAND,
    CORTEX,
) = range(40, 56)
# Metal inside a structure, which keeps its label.
METAL = {CORPUS: 56, ARCUS: 57, DISC: 58}
TISSUES = 59
# Class that a tissue belongs to.
CLASS_OF_TISSUE = np.zeros(TISSUES, np.uint8)
CLASS_OF_TISSUE[:COUNT] = np.arange(COUNT)
for _tissue, _class in (
    (NUCLEUS, DISC),
    (REMNANT, SACRUM),
    (BASIVERTEBRAL, CORPUS),
    (CAUDA, CORD),
    *((_joint, _process) for _process, _joint in JOINTS.items()),
    *((_metal, _around) for _around, _metal in METAL.items()),
):
    CLASS_OF_TISSUE[_tissue] = _class
BONE_TISSUES = [*VERTEBRA, SACRUM, OTHER_BONE]


def class_of_label(labels: np.ndarray) -> np.ndarray:
    """Class indices of an array of SPINEPS labels (50, the corpus border, counts as corpus)."""
    table = np.zeros(256, np.uint8)
    table[LABELS] = np.arange(COUNT)
    table[50] = CORPUS
    return table[np.asarray(labels, np.int64)]
