// A provider of OpenID Connect for tests: `oidc-provider`, with one client. It says where it is in one line of JSON.
//
// `POST /wrong/<kind>` makes the next token wrong in that way; whoever signs in is whoever they say.
import { createServer } from "node:http";
import { SignJWT, UnsecuredJWT, decodeJwt, exportJWK, generateKeyPair } from "jose";
import Provider from "oidc-provider";

const [client_id, client_secret, redirect_uri] = process.argv.slice(2);
const key = async () => ({ ...(await exportJWK((await generateKeyPair("ES256", { extractable: true })).privateKey)), alg: "ES256", kid: "one" });
const [own, foreign] = [await key(), await key()];
const alg = "ES256";
const header = { alg, kid: "one" };

const signed = (claims, by = own) => new SignJWT(claims).setProtectedHeader(header).sign(by);
const WRONG = {
  audience: (claims) => signed({ ...claims, aud: "another-site" }),
  issuer: (claims) => signed({ ...claims, iss: "https://elsewhere.example" }),
  expired: (claims) => signed({ ...claims, iat: 1000, exp: 2000 }),
  nonce: (claims) => signed({ ...claims, nonce: "another" }),
  key: (claims) => signed(claims, foreign),
  unsigned: (claims) => new UnsecuredJWT(claims).encode(),
  secret: (claims) => new SignJWT(claims).setProtectedHeader({ alg: "HS256" }).sign(new TextEncoder().encode(client_secret)),
  missing: () => undefined,
};

const server = createServer();
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: [{ client_id, client_secret, redirect_uris: [redirect_uri], grant_types: ["authorization_code"], response_types: ["code"], id_token_signed_response_alg: alg }],
  jwks: { keys: [own] },
  cookies: { keys: ["a test"] },
  pkce: { required: () => true },
});

let wrong;
provider.use(async (ctx, next) => {
  if (ctx.path.startsWith("/wrong/")) {
    wrong = WRONG[ctx.path.slice("/wrong/".length)];
    ctx.status = wrong ? 204 : 404;
    return;
  }
  await next();
  if (ctx.path === "/token" && ctx.body?.id_token && wrong) {
    ctx.body.id_token = await wrong(decodeJwt(ctx.body.id_token));
    wrong = undefined;
  }
});
server.on("request", provider.callback());
console.log(JSON.stringify({ issuer }));
