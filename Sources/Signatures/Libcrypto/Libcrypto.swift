import COpenSSL

/// What every call of libcrypto goes through: nothing that it says is lost, and nothing is left in its error queue.
enum Libcrypto {
  /// The fault of a call that failed, with everything in the error queue.
  static func failure(_ call: String) -> SignatureFault {
    var words: [String] = []
    var buffer = [CChar](repeating: 0, count: 256)
    while true {
      let code = ERR_get_error()
      guard code != 0 else { break }
      ERR_error_string_n(code, &buffer, buffer.count)
      words.append(String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }
    return .libcrypto(call: call, words: words.isEmpty ? "–" : words.joined(separator: "; "))
  }

  /// Success is 1, as nearly every call has it.
  static func check(_ result: Int32, _ call: String) throws(SignatureFault) {
    guard result == 1 else { throw failure(call) }
  }

  /// What a call made, or the fault when it made nothing.
  static func made(_ pointer: OpaquePointer?, _ call: String) throws(SignatureFault) -> OpaquePointer {
    guard let pointer else { throw failure(call) }
    return pointer
  }

  /// Random bytes of libcrypto's generator.
  static func random(_ count: Int) throws(SignatureFault) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    try check(RAND_bytes(&bytes, Int32(count)), "RAND_bytes")
    return bytes
  }

  /// The DER that an `i2d` function writes.
  static func bytes(
    _ call: String, _ write: (UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?) -> Int32
  ) throws(SignatureFault) -> [UInt8] {
    let count = write(nil)
    guard count > 0 else { throw failure(call) }
    var bytes = [UInt8](repeating: 0, count: Int(count))
    let written = bytes.withUnsafeMutableBufferPointer { buffer -> Int32 in
      var position = buffer.baseAddress
      return write(&position)
    }
    guard written == count else { throw failure(call) }
    return bytes
  }
}

/// A thing of libcrypto that ends with its scope.
struct Owned: ~Copyable {
  private let pointer: OpaquePointer
  private let free: (OpaquePointer) -> Void

  /// Takes over what a call made.
  init(
    _ pointer: OpaquePointer?, _ call: String, free: @escaping (OpaquePointer) -> Void
  ) throws(SignatureFault) {
    self.pointer = try Libcrypto.made(pointer, call)
    self.free = free
  }

  deinit { free(pointer) }

  /// Lends the thing to calls; it cannot end while they run.
  borrowing func lend<Result, Failure>(
    _ body: (OpaquePointer) throws(Failure) -> Result
  ) throws(Failure) -> Result { try body(pointer) }
}
