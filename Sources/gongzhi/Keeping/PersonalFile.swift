import Proceedings
import Web

/// The bytes of the file in which a person gets everything that is held about them.
///
/// It stands apart from the command since Web and the argument parser both have an `Option`.
func personalFile(_ data: PersonalData) -> [UInt8] { data.file(at: machineTime()) }
