"""Mean intensities of the tissues by contrast: low and high end of a uniform law each.

CSF in T2w is about 1; CT is about (HU + 150) / 750. Values are general knowledge of how the contrasts look,
wide enough for scanners, ages and habits; every image draws its own.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from . import classes as c

Law = dict[int, tuple[float, float]]

_T2: Law = {
    c.BACKGROUND: (0.1, 0.4),
    c.CORPUS: (0.16, 0.6),
    c.CORD: (0.28, 0.5),
    c.CANAL: (0.8, 1.25),
    c.ENDPLATE: (0.03, 0.2),
    c.DISC: (0.05, 0.28),
    c.AIR: (0, 0.02),
    c.FAT: (0.5, 1.1),
    c.MUSCLE: (0.07, 0.25),
    c.PSOAS: (0.07, 0.25),
    c.VISCERA: (0.1, 0.6),
    c.LUNG: (0.01, 0.08),
    c.ARTERY: (0.02, 0.15),
    c.VEIN: (0.04, 0.5),
    c.NERVE: (0.15, 0.45),
    c.FLAVUM: (0.06, 0.25),
    c.INTERSPINOUS: (0.1, 0.6),
    c.LIGAMENT: (0.02, 0.12),
    c.JOINT: (0.1, 0.9),
    c.REMNANT: (0.06, 0.45),
    c.BASIVERTEBRAL: (0.4, 0.9),
    c.FLUID: (0.7, 1.2),
    c.IMPLANT: (0, 0.03),
    c.BOWEL_A: (0.05, 1.1),
    c.BOWEL_B: (0.05, 0.8),
    c.BOWEL_C: (0.1, 0.6),
    c.BOWEL_WALL: (0.1, 0.5),
    c.GAS: (0, 0.05),
    c.LIVER: (0.1, 0.4),
    c.SPLEEN: (0.2, 0.7),
    c.KIDNEY: (0.35, 0.9),
    c.HEART: (0.1, 0.4),
    c.BLOOD: (0.02, 0.7),
    c.SKIN: (0.1, 0.5),
    c.BRAIN: (0.3, 0.6),
    c.TOOTH: (0, 0.05),
    c.CARTILAGE: (0.1, 0.5),
    c.GLAND: (0.2, 0.6),
}
_T1: Law = {
    c.CORPUS: (0.35, 0.85),
    c.CORD: (0.3, 0.45),
    c.CANAL: (0.1, 0.28),
    c.DISC: (0.22, 0.42),
    c.FAT: (0.9, 1.3),
    c.MUSCLE: (0.22, 0.4),
    c.PSOAS: (0.22, 0.4),
    c.JOINT: (0.2, 0.5),
    c.FLUID: (0.1, 0.3),
    c.REMNANT: (0.2, 0.4),
    c.BASIVERTEBRAL: (0.3, 0.8),
    c.NERVE: (0.25, 0.4),
    c.LIVER: (0.35, 0.6),
    c.SPLEEN: (0.25, 0.45),
    c.KIDNEY: (0.25, 0.5),
    c.BRAIN: (0.35, 0.6),
}
_STIR: Law = {
    c.CORPUS: (0.05, 0.28),
    c.FAT: (0.03, 0.2),
    c.MUSCLE: (0.12, 0.35),
    c.PSOAS: (0.12, 0.35),
    c.INTERSPINOUS: (0.05, 0.3),
    c.JOINT: (0.2, 0.9),
    c.BASIVERTEBRAL: (0.3, 0.8),
    c.KIDNEY: (0.5, 1),
}
_WATER: Law = {**_STIR, c.FAT: (0, 0.1), c.CORPUS: (0.12, 0.5), c.MUSCLE: (0.15, 0.45), c.PSOAS: (0.15, 0.45)}
_FAT: Law = {
    **dict.fromkeys(_T2, (0, 0.12)),
    c.FAT: (0.8, 1.2),
    c.CORPUS: (0.35, 1),
    c.INTERSPINOUS: (0.2, 0.9),
    c.MUSCLE: (0.02, 0.2),
    c.VISCERA: (0, 0.5),
}
_T2_STAR: Law = {
    c.CORPUS: (0.03, 0.25),
    c.DISC: (0.3, 0.8),
    c.CANAL: (0.6, 1.1),
    c.CORD: (0.35, 0.6),
    c.FAT: (0.2, 0.6),
    c.MUSCLE: (0.2, 0.45),
    c.PSOAS: (0.2, 0.45),
    c.ARTERY: (0.3, 1.2),
    c.VEIN: (0.3, 1.1),
    c.BLOOD: (0.3, 1.2),
}
_PD: Law = {
    c.CORPUS: (0.35, 0.9),
    c.DISC: (0.3, 0.7),
    c.CANAL: (0.5, 0.95),
    c.CORD: (0.5, 0.8),
    c.FAT: (0.8, 1.2),
    c.MUSCLE: (0.35, 0.6),
    c.PSOAS: (0.35, 0.6),
    c.LIVER: (0.4, 0.7),
    c.BRAIN: (0.5, 0.85),
}
_GRE: Law = {
    **_T1,
    c.CORPUS: (0.12, 0.5),
    c.CANAL: (0.05, 0.3),
    c.DISC: (0.25, 0.5),
    c.FAT: (0.4, 1.1),
    c.MUSCLE: (0.3, 0.5),
    c.ARTERY: (0.3, 1.3),
    c.VEIN: (0.3, 1.1),
    c.BLOOD: (0.3, 1.2),
}
_CT: Law = {
    **dict.fromkeys(_T2, (0.2, 0.3)),
    c.CORPUS: (0.34, 0.65),
    c.ENDPLATE: (0.7, 1.2),
    c.DISC: (0.27, 0.36),
    c.AIR: (0, 0.01),
    c.GAS: (0, 0.01),
    c.LUNG: (0, 0.02),
    c.FAT: (0.04, 0.1),
    c.REMNANT: (0.3, 0.6),
    c.IMPLANT: (1.8, 3),
    c.TOOTH: (1.2, 2.5),
    c.INTERSPINOUS: (0.08, 0.25),
    c.CARTILAGE: (0.25, 0.6),
    c.ARTERY: (0.22, 0.6),
    c.BLOOD: (0.22, 0.55),
    c.KIDNEY: (0.22, 0.5),
    c.BOWEL_A: (0.05, 0.8),
}
# Name, share, law over T2w's, cortical bone.
_DARK, _BRIGHT = (0.02, 0.12), (0.8, 1.5)
_CONTRASTS = (
    ("T2", 0.40, {}, _DARK),
    ("T2 dark marrow", 0.15, {}, _DARK),
    ("T1", 0.10, _T1, _DARK),
    ("STIR", 0.10, _STIR, _DARK),
    ("Dixon water", 0.03, _WATER, _DARK),
    ("Dixon fat", 0.02, _FAT, _DARK),
    ("T2*", 0.04, _T2_STAR, _DARK),
    ("PD", 0.03, _PD, _DARK),
    ("GRE", 0.03, _GRE, _DARK),
    ("inverted", 0.02, {}, _DARK),
    ("CT", 0.03, _CT, _BRIGHT),
    ("random", 0.05, {}, _DARK),
)
NAMES = tuple(name for name, *_ in _CONTRASTS)
_DARK_MARROW, _DARK_MUSCLE = (0.08, 0.25), (0.04, 0.15)
# Shares of the marrow of the bodies: arches and processes, sacrum; ribs and others as a share of the arches.
_ARCHES, _SACRUM, _OTHERS = (0.5, 1.25), (0.85, 1.35), (0.7, 1.3)
_NO_WET_NUCLEUS = ("T1", "GRE", "CT", "Dixon fat")


def tissue_means(rng: np.random.Generator, contrasts: Sequence[str] | None = None) -> tuple[np.ndarray, float, str]:
    """(mean intensity of each tissue, of cortical bone, name of the contrast) of one random image.

    `contrasts`: names to choose from with equal chances; all by their shares if left out.
    """
    chosen = rng.choice(contrasts) if contrasts else rng.choice(NAMES, p=[share for _, share, *_ in _CONTRASTS])
    name, _, law, cortical = _CONTRASTS[NAMES.index(chosen)]
    mean = np.zeros(c.TISSUES)
    for tissue, span in {**_T2, **law}.items():
        mean[tissue] = rng.uniform(*span)
    if name == "T2 dark marrow":
        mean[c.CORPUS] = rng.uniform(*_DARK_MARROW)
        mean[c.MUSCLE] = mean[c.PSOAS] = rng.uniform(*_DARK_MUSCLE)
    if name == "random":
        mean = rng.uniform(0, 1, c.TISSUES)
        mean[c.AIR] = rng.uniform(0, 0.05)
    _derive(mean, name, rng)
    mean[[*c.METAL.values()]] = mean[c.IMPLANT]
    hard = mean[c.CORTEX] = rng.uniform(*cortical)
    if name == "inverted":
        top = mean.max()
        air = rng.random() < 0.5
        mean, hard = top - mean, top - hard
        mean[c.AIR] = top if air else 0
    return mean, hard, name


def _derive(mean: np.ndarray, name: str, rng: np.random.Generator) -> None:
    """Tissues whose brightness follows from that of others."""
    mean[[*c.POSTERIOR]] = mean[c.CORPUS] * rng.uniform(*((0.9, 1.1) if name == "random" else _ARCHES))
    mean[c.SACRUM] = mean[c.CORPUS] * rng.uniform(*_SACRUM)
    mean[c.OTHER_BONE] = mean[c.ARCUS] * rng.uniform(*_OTHERS)
    mean[c.EPIDURAL_FAT] = mean[c.FAT] * rng.uniform(0.8, 1.05)
    if rng.random() < 0.3:  # contents that look like marrow
        mean[c.BOWEL_C] = mean[c.CORPUS] * rng.uniform(0.85, 1.15)
    if name == "random":
        mean[[*c.JOINTS.values()]] = mean[c.JOINT]
        return
    wet = 0 if name in _NO_WET_NUCLEUS else rng.beta(0.9, 1.3)
    mean[c.NUCLEUS] = mean[c.DISC] + wet * (max(mean[c.CANAL] * 0.85, mean[c.DISC]) - mean[c.DISC])
    mean[c.CAUDA] = mean[c.CORD] + rng.uniform(0, 0.75) * (mean[c.CANAL] - mean[c.CORD])
    mean[[*c.JOINTS.values()]] = mean[c.JOINT]
