package import Vocabulary

/// A timestamp that an authority gave over something of the record; it lies beside the record, since it changes nothing
/// in it (时间戳).
///
/// - Source: RFC 3161.
package struct KeptTimestamp: Sendable, Equatable {
  /// What was stamped.
  package enum Subject: Sendable, Equatable {
    /// The checkpoint of a day, which covers so many events.
    case checkpoint(day: CivilDate, size: Int64)
    /// The frozen text of a resolution.
    case resolution(ResolutionID)
  }

  /// What was stamped.
  package let subject: Subject
  /// The very bytes that were stamped: the signed note of a checkpoint, or the canonical bytes of a resolution.
  package let content: [UInt8]
  /// The authority's answer, a TimeStampResp in DER.
  package let answer: [UInt8]
  /// The authority, as its certificate names it.
  package let authority: String
  /// The time in the timestamp.
  package let time: Instant

  /// A timestamp.
  package init(subject: Subject, content: [UInt8], answer: [UInt8], authority: String, time: Instant) {
    self.subject = subject
    self.content = content
    self.answer = answer
    self.authority = authority
    self.time = time
  }
}

/// Where timestamps are kept.
package protocol TimestampBook: Sendable {
  /// Keeps a timestamp; a second one over the same resolution or of the same day is left away.
  func keep(_ timestamp: KeptTimestamp) async throws
  /// The resolutions in force that have none, the oldest first, each with its canonical bytes.
  func unstampedResolutions() async throws -> [(id: ResolutionID, content: [UInt8])]
  /// The newest day whose checkpoint has one.
  func newestDay() async throws -> CivilDate?
}
