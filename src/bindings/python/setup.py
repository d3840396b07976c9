# SPDX-License-Identifier: Apache-2.0
"""The wheel of what tools/package has laid beside this file: the library and the default model in moodglass/."""
import pathlib

from setuptools import Distribution, setup

try:
    from wheel.bdist_wheel import bdist_wheel
except ImportError:  # newer ones
    from setuptools.command.bdist_wheel import bdist_wheel


class OfTheMachine(bdist_wheel):
    """For any Python 3 on this kind of machine: it holds a library, but no module compiled for one Python."""

    def get_tag(self):
        return "py3", "none", super().get_tag()[2]


class WithLibrary(Distribution):
    def has_ext_modules(self):
        return True


setup(
    distclass=WithLibrary,
    name="moodglass",
    version=pathlib.Path("VERSION").read_text().strip(),
    description="How a song sounds to people, which emotions it expresses, and why",
    long_description=pathlib.Path("README.md").read_text(),
    long_description_content_type="text/markdown",
    license="Apache-2.0; the model's weights: CC BY-NC-SA 4.0",
    license_files=["LICENSE", "LICENCE-models.md", "licences.html"],
    python_requires=">=3.10",
    install_requires=["numpy"],
    packages=["moodglass"],
    package_data={"moodglass": ["libmoodglass.so.*", "models/*"]},
    cmdclass={"bdist_wheel": OfTheMachine},
)
