"""TotalSpineSeg's two steps as nnU-Net model folders, with the weights under nnU-Net's names.

They are written in half precision, which nnU-Net reads like any other: half the size, and logits that differ by
thousandths.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch

from . import totalspineseg as t
from .networks import SEMANTIC_STRIDES, UNet
from .synthesis import NETWORK_SPACING

PATCH = (32, 144, 208)
CONFIGURATION, PLANS, TRAINER = "3d_fullres", "nnUNetPlans", "nnUNetTrainer"
_DISCS = {"disc": [1, 2, 3, 4, 5], "disc_C2_C3": [2], "disc_C7_T1": [3], "disc_T12_L1": [4], "disc_L5_S": [5]}
_LABELS = {
    1: {**_DISCS, "vertebrae": [6, 7], "vertebrae_C1": [7], "canal": [8, 9], "cord": [9]},
    2: {
        **_DISCS,
        "vertebrae": [6, 7, 8, 9],
        "vertebrae_O": [7],
        "vertebrae_E": [8],
        "sacrum": [9],
        "canal": [10, 11],
        "cord": [11],
    },
}
_DATASETS = {1: "Dataset101_TotalSpineSeg_step1", 2: "Dataset102_TotalSpineSeg_step2"}


def write_steps(
    checkpoint: str | Path,
    folder: str | Path,
    steps: Sequence[int] = (1, 2),
    shifts: Mapping[int, float] | None = None,
) -> list[Path]:
    """Writes the model folders of `steps` below `folder` from a training's checkpoint; returns them.

    `shifts`: of the logit of a region, by its value in the label map: a landmark that a network finds too often, or
    has not learned, is better not found than wrong.
    """
    net = t.load(checkpoint)
    with torch.no_grad():
        for value, shift in (shifts or {}).items():
            for first in (0,) * (1 in steps) + (len(t.STEP1),) * (2 in steps):
                net.h.bias[first + value - 1] += shift
    widths = tuple(block[0].c.out_channels for block in net.e)
    return [_write(net, step, Path(folder), widths) for step in steps]


def _write(net: UNet, step: int, folder: Path, widths: tuple[int, ...]) -> Path:
    name = f"{TRAINER}__{PLANS}__{CONFIGURATION}"
    target = folder / _DATASETS[step] / name
    (target / "fold_0").mkdir(parents=True, exist_ok=True)
    plans, dataset = _plans(step, widths), _dataset(step)
    (target / "plans.json").write_text(json.dumps(plans, indent=1) + "\n")
    (target / "dataset.json").write_text(json.dumps(dataset, indent=1) + "\n")
    state = dict(
        network_weights=weights(net, step),
        trainer_name=TRAINER,
        init_args=dict(plans=plans, configuration=CONFIGURATION, fold=0, dataset_json=dataset),
        inference_allowed_mirroring_axes=None,
    )
    torch.save(state, target / "fold_0" / "checkpoint_final.pth")
    return target


def weights(net: UNet, step: int) -> dict[str, torch.Tensor]:
    """The weights of one step under nnU-Net's names; without the second channel for step 1."""
    inputs = 1 if step == 1 else 2
    outputs = slice(0, len(t.STEP1)) if step == 1 else slice(len(t.STEP1), t.OUTPUTS)
    found = {}
    for i, block in enumerate(net.e):
        for j, conv in enumerate(block):
            kernel = conv.c.weight[:, :inputs] if i == j == 0 else conv.c.weight
            _conv(found, f"encoder.stages.{i}.0.convs.{j}", kernel, conv.n)
    for i, (up, block) in enumerate(zip(net.u, net.d)):
        found[f"decoder.transpconvs.{i}.weight"], found[f"decoder.transpconvs.{i}.bias"] = up.weight, up.bias
        for j, conv in enumerate(block):
            # here the upsampled features come first, as in nnU-Net
            _conv(found, f"decoder.stages.{i}.convs.{j}", conv.c.weight, conv.n)
    last = len(net.d) - 1
    for i, block in enumerate(net.d):
        width = block[1].c.weight.shape[0]
        head = net.h.weight[outputs] if i == last else torch.zeros(len(net.h.bias[outputs]), width, 1, 1, 1)
        found[f"decoder.seg_layers.{i}.weight"] = head
        found[f"decoder.seg_layers.{i}.bias"] = net.h.bias[outputs] if i == last else torch.zeros(len(head))
    found.update({"decoder." + k: v for k, v in list(found.items()) if k.startswith("encoder.")})
    # one tensor under several names, as in nnU-Net's own files, is saved once
    once = {id(v): v.detach().half().contiguous() for v in found.values()}
    return {k: once[id(v)] for k, v in found.items()}


def _conv(found: dict, name: str, kernel: torch.Tensor, norm: torch.nn.InstanceNorm3d) -> None:
    bias = torch.zeros(kernel.shape[0])
    for conv, normed in ((".conv", ".norm"), (".all_modules.0", ".all_modules.1")):
        found[name + conv + ".weight"], found[name + conv + ".bias"] = kernel, bias
        found[name + normed + ".weight"], found[name + normed + ".bias"] = norm.weight, norm.bias


def _dataset(step: int) -> dict:
    regions = _LABELS[step]
    channels = {"0": "MRI"} if step == 1 else {"0": "MRI", "1": "noNorm"}
    return dict(
        channel_names=channels,
        labels={"background": 0, **regions},
        regions_class_order=list(range(1, len(regions) + 1)),
        numTraining=0,
        file_ending=".nii.gz",
    )


def _plans(step: int, widths: tuple[int, ...]) -> dict:
    inputs = 1 if step == 1 else 2
    strides = [[s] * 3 if isinstance(s, int) else list(s) for s in SEMANTIC_STRIDES]
    order = dict(order_z=0, force_separate_z=None)
    resample = "resample_data_or_seg_to_shape"
    architecture = dict(
        network_class_name="dynamic_network_architectures.architectures.unet.PlainConvUNet",
        arch_kwargs=dict(
            n_stages=len(widths),
            features_per_stage=list(widths),
            conv_op="torch.nn.modules.conv.Conv3d",
            kernel_sizes=[[3, 3, 3]] * len(widths),
            strides=strides,
            n_conv_per_stage=[2] * len(widths),
            n_conv_per_stage_decoder=[2] * (len(widths) - 1),
            conv_bias=True,
            norm_op="torch.nn.modules.instancenorm.InstanceNorm3d",
            norm_op_kwargs=dict(eps=1e-5, affine=True),
            dropout_op=None,
            dropout_op_kwargs=None,
            nonlin="torch.nn.LeakyReLU",
            nonlin_kwargs=dict(inplace=True),
        ),
        _kw_requires_import=["conv_op", "norm_op", "dropout_op", "nonlin"],
    )
    configuration = dict(
        data_identifier=f"{PLANS}_{CONFIGURATION}",
        preprocessor_name="DefaultPreprocessor",
        batch_size=1,
        patch_size=list(PATCH),
        median_image_size_in_voxels=[float(n) for n in PATCH],
        spacing=[float(s) for s in NETWORK_SPACING],
        normalization_schemes=["ZScoreNormalization", "NoNormalization"][:inputs],
        use_mask_for_norm=[False] * inputs,
        resampling_fn_data=resample,
        resampling_fn_seg=resample,
        resampling_fn_data_kwargs=dict(is_seg=False, order=3, **order),
        resampling_fn_seg_kwargs=dict(is_seg=True, order=1, **order),
        resampling_fn_probabilities=resample,
        resampling_fn_probabilities_kwargs=dict(is_seg=False, order=1, **order),
        architecture=architecture,
        batch_dice=False,
    )
    return dict(
        dataset_name=_DATASETS[step],
        plans_name=PLANS,
        original_median_spacing_after_transp=[float(s) for s in NETWORK_SPACING],
        original_median_shape_after_transp=list(PATCH),
        image_reader_writer="SimpleITKIO",
        # SimpleITK reads S, A, R; the network works on R, A, S
        transpose_forward=[2, 1, 0],
        transpose_backward=[2, 1, 0],
        configurations={CONFIGURATION: configuration},
        experiment_planner_used="ExperimentPlanner",
        label_manager="LabelManager",
        foreground_intensity_properties_per_channel={},
    )
