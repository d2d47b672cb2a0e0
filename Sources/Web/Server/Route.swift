import HTTPTypes
import Hummingbird
import Proceedings

/// One address with one method: who answers, and what the OpenAPI document says about it.
struct Route: Sendable {
  let method: HTTPRequest.Method
  /// The path, with the parts that are captured in braces.
  let path: String
  /// What the document says; nil for pages, which it does not describe.
  let operation: Operation?
  let answer: @Sendable (Call) async throws -> Response

  init(
    _ method: HTTPRequest.Method, _ path: String, _ operation: Operation? = nil,
    _ answer: @escaping @Sendable (Call) async throws -> Response
  ) {
    self.method = method
    self.path = path
    self.operation = operation
    self.answer = answer
  }
}

/// What the OpenAPI document says about an address of the API.
struct Operation: Sendable {
  /// Who may ask.
  enum Caller: Sendable { case anyone, signedIn }

  /// A parameter of the query.
  struct Asked: Sendable {
    let name: String
    let schema: JSON
    let words: String
    var isRequired = false
  }

  /// The name of the operation.
  let id: String
  /// What it does, in a few words.
  let summary: String
  /// Which group it belongs to.
  let tag: String
  /// Who may ask.
  var caller = Caller.anyone
  /// The parameters of the query.
  var asked: [Asked] = []
  /// The fields of the body; nil where none is read.
  var body: [Field]?
  /// The status of success.
  var status = 200
  /// The schema of the answer; nil where the answer is empty or plain text.
  var answer: String?
  /// Whether the answer is plain text.
  var isPlain = false
  /// The media types of an answer that is a file.
  var files: [String] = []
  /// The statuses of problems.
  var problems: [Int] = []
}
