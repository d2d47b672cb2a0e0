package import Foundation
import Glibc

extension FileHandle {
  /// Everything up to the end. A read that a signal interrupts is tried again; `readDataToEndOfFile` ends the process then.
  package func everything() -> Data {
    var all = Data()
    while true {
      let piece = nextPiece()
      if piece.isEmpty { return all }
      all += piece
    }
  }

  /// What is there, waiting until something is; nothing at the end.
  package func nextPiece() -> Data {
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(fileDescriptor, &piece, piece.count)
      if count >= 0 { return Data(piece.prefix(count)) }
      guard errno == EINTR else { return Data() }
    }
  }
}
