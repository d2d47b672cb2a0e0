import FoundationEssentials
import Vocabulary

/// A list of commands as data: who does what, in which order. The sample neighbourhood, tests and measurements are
/// stories; they go through the same door as everyone.
package struct Story: Sendable {
  /// One command of a story.
  package struct Step: Sendable, Decodable {
    /// The login of who acts, with `@party` for a person with several seats.
    package let actor: String
    /// The name of the command.
    package let command: String
    /// The fields; a value may be a text, several texts, or rows of fields.
    package let fields: [String: Value]
    /// The name under which later steps refer to what was made, as `$name`.
    package let keep: String?

    private enum CodingKeys: String, CodingKey {
      case actor = "as"
      case command = "do"
      case fields = "with"
      case keep
    }
  }

  /// What a field of a step holds.
  package enum Value: Sendable, Decodable {
    case text(String)
    case texts([String])
    case rows([[String: Value]])

    package init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        self = .text(text)
      } else if let texts = try? container.decode([String].self) {
        self = .texts(texts)
      } else {
        self = .rows(try container.decode([[String: Value]].self))
      }
    }
  }

  /// The steps in order.
  package let steps: [Step]

  /// Reads a story from JSON: an array of `{"as": …, "do": …, "with": {…}, "keep": …}`.
  package init(json: [UInt8]) throws {
    steps = try JSONDecoder().decode([Step].self, from: Data(json))
  }
}

/// A step of a story that the institution did not let happen, or that cannot be read.
package struct StoryFault: Error, CustomStringConvertible {
  /// The number of the step, from 1.
  package let step: Int
  /// The command.
  package let command: String
  /// What was answered.
  package let answer: String

  package var description: String { "step \(step), \(command): \(answer)" }
}
