// The room Signatures: whose word a sequence of bytes is, and when it was given.
//
// Decides: whether a certificate leads to a trusted authority at an instant, whether a detached signature or a timestamp
//          fits its content; what an authority of our own issues.
// Owns: certificates, revocation lists, CMS SignedData, RFC 3161 timestamps, keys.
// May import: Vocabulary; libcrypto for keys, digests and signatures, and as the only source of randomness.
// Every structure is read here, in Swift, as strict DER; libcrypto sees keys and the bytes that are signed, nothing else.
// Source: RFC 5280 (certificates), RFC 5652 (CMS), ETSI EN 319 122-1 (CAdES), RFC 3161 (timestamps), GB/T 35275 (SM2).
