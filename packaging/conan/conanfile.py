"""newsgraph for Conan 2: `conan create packaging/conan` in the repository."""

import os

from conan import ConanFile
from conan.errors import ConanInvalidConfiguration
from conan.tools.build import check_min_cppstd
from conan.tools.cmake import CMake, CMakeDeps, CMakeToolchain, cmake_layout
from conan.tools.files import copy, load, rmdir
from conan.tools.gnu import PkgConfigDeps

required_conan_version = ">=2.0"


class Newsgraph(ConanFile):
    name = "newsgraph"
    description = "Reads news articles into a knowledge graph and answers openCypher queries on it"
    license = "Apache-2.0"
    topics = ("knowledge-graph", "information-extraction", "cypher", "nlp", "boost-graph")
    package_type = "static-library"
    settings = "os", "arch", "compiler", "build_type"
    options = {"with_program": [True, False]}
    default_options = {"with_program": True}

    @property
    def _repository(self):
        return os.path.join(self.recipe_folder, os.pardir, os.pardir)

    def set_version(self):
        """CMakeLists.txt alone says the version."""
        text = load(self, os.path.join(self._repository, "CMakeLists.txt"))
        self.version = self.version or text.split("VERSION ", 2)[2].split()[0]

    def export_sources(self):
        for pattern in ("CMakeLists.txt", "LICENSE", "CHANGELOG.md"):
            copy(self, pattern, self._repository, self.export_sources_folder)
        for folder in ("cmake", "graph", "ingest", "query", "cli", "datasets"):
            copy(self, f"{folder}/*", self._repository, self.export_sources_folder,
                 excludes=("*.py", "*.sh", "*/gold/*", "*/treebank/*"))

    def layout(self):
        cmake_layout(self)

    def requirements(self):
        self.requires("boost/[>=1.74 <2]", transitive_headers=True)
        self.requires("sqlite3/[>=3.40 <4]")
        self.requires("date/[>=3.0 <4]")
        self.requires("libxml2/[>=2.9 <3]")
        self.requires("rapidjson/cci.20230929")
        self.requires("utf8proc/[>=2.8 <3]")
        self.requires("xxhash/[>=0.8 <1]")
        if self.options.with_program:
            self.requires("cli11/[>=2.1 <3]")
            self.requires("editline/3.1")

    def build_requirements(self):
        self.tool_requires("cmake/[>=3.25]")
        self.tool_requires("pkgconf/[>=2]")

    def validate(self):
        check_min_cppstd(self, 20)
        if self.settings.os == "Windows":
            raise ConanInvalidConfiguration("newsgraph is for POSIX systems")

    def configure(self):
        # SQLite with full-text search; time zones from the system, not by download.
        self.options["sqlite3"].enable_fts5 = True
        self.options["date"].use_system_tz_db = True

    def generate(self):
        toolchain = CMakeToolchain(self)
        toolchain.cache_variables["NEWSGRAPH_BUILD_CLI"] = bool(self.options.with_program)
        toolchain.cache_variables["NEWSGRAPH_BUILD_TESTS"] = False
        toolchain.generate()
        dependencies = CMakeDeps(self)
        # The names that CMakeLists.txt goes by.
        dependencies.set_property("rapidjson", "cmake_additional_variables_prefixes", ["RAPIDJSON"])
        dependencies.generate()
        # utf8proc, xxHash and libedit are found by pkg-config.
        descriptions = PkgConfigDeps(self)
        descriptions.set_property("editline", "pkg_config_name", "libedit")
        descriptions.generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def package(self):
        CMake(self).install()
        copy(self, "LICENSE", self.source_folder, os.path.join(self.package_folder, "licenses"))
        # Conan writes its own, by package_info().
        rmdir(self, os.path.join(self.package_folder, "lib", "cmake"))
        rmdir(self, os.path.join(self.package_folder, "lib", "pkgconfig"))

    def package_info(self):
        self.cpp_info.set_property("cmake_file_name", "newsgraph")
        self.cpp_info.set_property("pkg_config_name", "newsgraph")
        self._component("graph", ["boost::headers", "boost::graph", "sqlite3::sqlite3", "date::date",
                                  "rapidjson::rapidjson", "xxhash::xxhash"])
        self._component("query", ["graph", "boost::regex", "date::date", "utf8proc::utf8proc"])
        self._component("ingest", ["graph", "libxml2::libxml2", "utf8proc::utf8proc",
                                   "xxhash::xxhash"])
        whole = self.cpp_info.components["newsgraph"]
        whole.set_property("cmake_target_name", "newsgraph::newsgraph")
        whole.requires = ["ingest", "query"]
        if self.options.with_program:
            whole.requires += ["cli11::cli11", "editline::editline"]

    def _component(self, folder, requires):
        component = self.cpp_info.components[folder]
        component.set_property("cmake_target_name", f"newsgraph::{folder}")
        component.libs = [f"newsgraph_{folder}"]
        component.requires = requires
        if self.settings.os == "Linux":
            component.system_libs = ["m", "pthread"]
