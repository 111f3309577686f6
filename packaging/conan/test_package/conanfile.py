"""Builds the README's example against the package and runs it."""

import os

from conan import ConanFile
from conan.tools.build import can_run
from conan.tools.cmake import CMake, cmake_layout
from conan.tools.files import copy


class NewsgraphTest(ConanFile):
    settings = "os", "arch", "compiler", "build_type"
    generators = "CMakeDeps", "CMakeToolchain"

    def requirements(self):
        self.requires(self.tested_reference_str)

    def layout(self):
        cmake_layout(self)

    def build(self):
        embed = os.path.join(self.recipe_folder, os.pardir, os.pardir, os.pardir, "tests", "embed")
        for source in ("main.cpp", "parse.cpp"):
            copy(self, source, embed, os.path.join(self.build_folder, "embed"))
        copy(self, "CMakeLists.txt", os.path.join(embed, "project"),
             os.path.join(self.build_folder, "embed", "project"))
        cmake = CMake(self)
        cmake.configure(build_script_folder=os.path.join(self.build_folder, "embed", "project"))
        cmake.build()

    def test(self):
        if can_run(self):
            self.run(os.path.join(self.cpp.build.bindir, "embed"), env="conanrun")
