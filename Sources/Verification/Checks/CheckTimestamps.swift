import Record
import Signatures
import Vocabulary

/// Timestamps: whether they are over this record. Whom to trust for the time is for the reader to say, with
/// `gongzhi timestamp verify --trust` or `openssl ts -verify`.
extension Verifier {
  /// The checkpoints that were stamped; read once, since their roots must be known when the events have been read.
  mutating func stampedCheckpoints() throws -> [(place: String, note: SignedNote)] {
    timestamps = try source.timestamps()
    return try timestamps.compactMap { stamp in
      guard case .checkpoint(let bytes) = stamp.subject else { return nil }
      do {
        return (place: stamp.place, note: try SignedNote(bytes: bytes))
      } catch {
        throw Verification.Fault(sequence: nil, reason: "\(stamp.place): \(error)")
      }
    }
  }

  /// Each timestamp is over a checkpoint whose root the events give, or over the frozen text of a resolution, and its
  /// signature is that of the certificate that it carries.
  mutating func checkTimestamps() throws {
    for stamp in timestamps {
      let content: [UInt8]
      switch stamp.subject {
      case .checkpoint(let bytes):
        _ = try checkpoint(try SignedNote(bytes: bytes), stamp.place)
        content = bytes
      case .resolution(let id):
        // Whoever checks hashes alone has read no resolution.
        guard depth == .rules else { continue }
        guard let frozen = desk.resolutions.frozen(id) else {
          throw Verification.Fault(sequence: nil, reason: "\(stamp.place): the record has no such resolution")
        }
        content = try CanonicalJSON.encode(frozen)
      }
      do throws(SignatureFault) {
        _ = try TimestampResponse.token(in: stamp.answer).signer(of: content)
      } catch {
        throw Verification.Fault(sequence: nil, reason: "\(stamp.place): \(error.words.en)")
      }
      verification.timestamps += 1
    }
  }
}
