"""A server that shows the record of another one, but for some lies.

  liar.py CERTIFICATE KEY UPSTREAM_PORT LIE [ARGUMENT …]

Lies, about every path that begins with PREFIX:
  replace PREFIX FILE      the bytes of FILE
  edit PREFIX OLD NEW      the answer with OLD exchanged for NEW, which is as long
  cut PREFIX               the answer without its last bytes
  endless PREFIX           the answer, and then more of it without end
  gone PREFIX              404
Prints its port and serves until it is ended. Standard library only.
"""
import http.client
import http.server
import signal
import ssl
import sys

CERTIFICATE, KEY, UPSTREAM, LIE, PREFIX, *REST = sys.argv[1:]

# Whoever started it may ignore or block this signal, and that is inherited.
signal.signal(signal.SIGTERM, signal.SIG_DFL)
signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})


class Liar(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        context = ssl.create_default_context(cafile=CERTIFICATE)
        upstream = http.client.HTTPSConnection("localhost", int(UPSTREAM), context=context)
        upstream.request("GET", self.path)
        answer = upstream.getresponse()
        status, body = answer.status, answer.read()
        upstream.close()
        lies = self.path.startswith(PREFIX)
        if lies and LIE == "replace":
            status, body = 200, open(REST[0], "rb").read()
        elif lies and LIE == "edit":
            body = body.replace(REST[0].encode(), REST[1].encode())
        elif lies and LIE == "cut":
            body = body[:-7]
        elif lies and LIE == "gone":
            status, body = 404, b"gone"
        self.send_response(status)
        if lies and LIE == "endless":
            self.send_header("Connection", "close")
            self.end_headers()
            try:
                while True:
                    self.wfile.write(body)
            except OSError:
                return
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Liar)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(CERTIFICATE, KEY)
server.socket = context.wrap_socket(server.socket, server_side=True)
print(server.server_address[1], flush=True)
server.serve_forever()
