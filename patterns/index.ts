/** The only registry: every rule there is. Of rules that find the same place equally sure, the one named first is reported. */
import type { Rule } from '../lib/types.ts';
import * as accessChecks from './code/access-checks.ts';
import * as tokenAlgorithms from './code/token-algorithms.ts';
import * as passwordCookies from './code/password-cookies.ts';
import * as accounts from './code/accounts.ts';
import * as besideGuarded from './code/beside-guarded.ts';
import * as neverAsked from './code/never-asked.ts';
import * as rawErrors from './code/raw-errors.ts';
import * as accessSettings from './code/access-settings.ts';
import * as publicFiles from './code/public-files.ts';
import * as accessControl from './code/access-control.ts';
import * as adminParts from './code/admin-parts.ts';
import * as android from './code/android.ts';
import * as jenkins from './code/jenkins.ts';
import * as scala from './code/scala.ts';
import * as compiledServers from './code/compiled-servers.ts';
import * as goServers from './code/go-servers.ts';
import * as halfChecks from './code/half-checks.ts';
import * as halfMeasures from './code/half-measures.ts';
import * as wordpress from './code/wordpress.ts';
import * as apple from './code/apple.ts';
import * as objectiveC from './code/objective-c.ts';
import * as appsCrypto from './code/apps-crypto.ts';
import * as appsData from './code/apps-data.ts';
import * as apps from './code/apps.ts';
import * as amounts from './code/amounts.ts';
import * as comparedSecrets from './code/compared-secrets.ts';
import * as commandPhp from './code/command-php.ts';
import * as commandRuby from './code/command-ruby.ts';
import * as cleartextProtocols from './code/cleartext-protocols.ts';
import * as command from './code/command.ts';
import * as dataPhp from './code/data-php.ts';
import * as deserialization from './code/deserialization.ts';
import * as dynamicCode from './code/dynamic-code.ts';
import * as dynamicModules from './code/dynamic-modules.ts';
import * as errorAnswers from './code/error-answers.ts';
import * as errorDisclosure from './code/error-disclosure.ts';
import * as insecureTransport from './code/insecure-transport.ts';
import * as ldapXpath from './code/ldap-xpath.ts';
import * as markupPhp from './code/markup-php.ts';
import * as markup from './code/markup.ts';
import * as defaultCredentials from './code/default-credentials.ts';
import * as massAssignment from './code/mass-assignment.ts';
import * as prototypePollution from './code/prototype-pollution.ts';
import * as nativeBounds from './code/native-bounds.ts';
import * as nativeBuffers from './code/native-buffers.ts';
import * as nativeCrypto from './code/native-crypto.ts';
import * as nativeKeys from './code/native-keys.ts';
import * as nativeLifetimes from './code/native-lifetimes.ts';
import * as nativeMemory from './code/native-memory.ts';
import * as nativeSystem from './code/native-system.ts';
import * as native from './code/native.ts';
import * as nosql from './code/nosql.ts';
import * as openRedirect from './code/open-redirect.ts';
import * as openViews from './code/open-views.ts';
import * as claimedOwners from './code/claimed-owners.ts';
import * as claimedRoles from './code/claimed-roles.ts';
import * as sessionOptions from './code/session-options.ts';
import * as pagePolicies from './code/page-policies.ts';
import * as lostUpdates from './code/lost-updates.ts';
import * as fixedValues from './code/fixed-values.ts';
import * as assignedFields from './code/assigned-fields.ts';
import * as ownedObjects from './code/owned-objects.ts';
import * as listedObjects from './code/listed-objects.ts';
import * as pathPhp from './code/path-php.ts';
import * as path from './code/path.ts';
import * as pythonAccess from './code/python-access.ts';
import * as pythonJobs from './code/python-jobs.ts';
import * as pythonAnswers from './code/python-answers.ts';
import * as pythonBounds from './code/python-bounds.ts';
import * as pythonRaces from './code/python-races.ts';
import * as pythonLibraries from './code/python-libraries.ts';
import * as raceCondition from './code/race-condition.ts';
import * as rails from './code/rails.ts';
import * as raisedRights from './code/raised-rights.ts';
import * as redos from './code/redos.ts';
import * as toldErrors from './code/told-errors.ts';
import * as logSinks from './code/log-sinks.ts';
import * as sensitiveLogging from './code/sensitive-logging.ts';
import * as serverMarkup from './code/server-markup.ts';
import * as unescapedTemplates from './code/unescaped-templates.ts';
import * as sessionCookies from './code/session-cookies.ts';
import * as sessionEndless from './code/session-endless.ts';
import * as sessionEnds from './code/session-ends.ts';
import * as sessionLifetimes from './code/session-lifetimes.ts';
import * as sessionSettings from './code/session-settings.ts';
import * as sessionTokens from './code/session-tokens.ts';
import * as session from './code/session.ts';
import * as settingsPhp from './code/settings-php.ts';
import * as settingsRuby from './code/settings-ruby.ts';
import * as sizes from './code/sizes.ts';
import * as powershell from './code/powershell.ts';
import * as shellValues from './code/shell-values.ts';
import * as shell from './code/shell.ts';
import * as rustMemory from './code/rust-memory.ts';
import * as rustValues from './code/rust-values.ts';
import * as rust from './code/rust.ts';
import * as sqlPhp from './code/sql-php.ts';
import * as sqlProcedures from './code/sql-procedures.ts';
import * as sql from './code/sql.ts';
import * as ssrf from './code/ssrf.ts';
import * as claimedRights from './code/claimed-rights.ts';
import * as encodedOnly from './code/encoded-only.ts';
import * as fetchedForOthers from './code/fetched-for-others.ts';
import * as browserMarkup from './code/browser-markup.ts';
import * as templateMarkup from './code/template-markup.ts';
import * as templateInjection from './code/template-injection.ts';
import * as uploads from './code/uploads.ts';
import * as weakCryptoPhp from './code/weak-crypto-php.ts';
import * as keptNonces from './code/kept-nonces.ts';
import * as weakCryptoKeys from './code/weak-crypto-keys.ts';
import * as weakCrypto from './code/weak-crypto.ts';
import * as weakCryptoPython from './code/weak-crypto-python.ts';
import * as weakRandomness from './code/weak-randomness.ts';
import * as webPhp from './code/web-php.ts';
import * as webRuby from './code/web-ruby.ts';
import * as wrongChecks from './code/wrong-checks.ts';
import * as xxe from './code/xxe.ts';
import * as weakCryptoJvm from './code/weak-crypto-jvm.ts';
import * as weakCryptoDotnet from './code/weak-crypto-dotnet.ts';
import * as weakCryptoGo from './code/weak-crypto-go.ts';
import * as sessionFlow from './code/session-flow.ts';
import * as sessionManaged from './code/session-managed.ts';
import * as filesManaged from './code/files-managed.ts';
import * as documentQueries from './code/document-queries.ts';
import * as storedPasswords from './code/stored-passwords.ts';
import * as queriesManaged from './code/queries-managed.ts';
import * as auditManaged from './code/audit-managed.ts';
import * as commandManaged from './code/command-managed.ts';
import * as deserializationManaged from './code/deserialization-managed.ts';
import * as xxeManaged from './code/xxe-managed.ts';
import * as weakRandomnessManaged from './code/weak-randomness-managed.ts';
import * as randomBytes from './code/random-bytes.ts';
import * as pathManaged from './code/path-managed.ts';
import * as transportManaged from './code/transport-managed.ts';
import * as cleartextClients from './code/cleartext-clients.ts';
import * as connectionStrings from './code/connection-strings.ts';
import * as unverifiedClients from './code/unverified-clients.ts';
import * as unverifiedManaged from './code/unverified-managed.ts';
import * as unverifiedScripts from './code/unverified-scripts.ts';
import * as markupJvm from './code/markup-jvm.ts';
import * as markupManaged from './code/markup-managed.ts';
import * as requestsManaged from './code/requests-managed.ts';
import * as uploadsManaged from './code/uploads-managed.ts';
import * as massAssignmentGo from './code/mass-assignment-go.ts';
import * as accessManaged from './code/access-managed.ts';
import * as disclosureManaged from './code/disclosure-managed.ts';
import * as evaluationManaged from './code/evaluation-managed.ts';
import * as hiddenCharacters from './ai/hidden-characters.ts';
import * as orders from './ai/orders.ts';
import * as agentConfig from './ai/agent-config.ts';
import * as stubs from './ai/stubs.ts';
import * as leftOpen from './ai/left-open.ts';
import * as postponed from './ai/postponed.ts';
import * as admitted from './ai/admitted.ts';
import * as accessGuards from './guards/access.ts';
import * as deliveryGuards from './guards/delivery.ts';
import * as exceptionGuards from './guards/exceptions.ts';
import * as limitGuards from './guards/limits.ts';
import * as sessionGuards from './guards/sessions.ts';
import * as settingGuards from './guards/settings.ts';
import * as testGuards from './guards/tests.ts';
import * as valueGuards from './guards/values.ts';
import * as infraBuilds from './infra/builds.ts';
import * as infraCdk from './infra/cdk.ts';
import * as infraCloud from './infra/cloud.ts';
import * as infraContainers from './infra/containers.ts';
import * as infraGithub from './infra/github-actions.ts';
import * as infraImages from './infra/images.ts';
import * as infraKubernetes from './infra/kubernetes.ts';
import * as infraKubernetesRights from './infra/kubernetes-rights.ts';
import * as infraCloudSettings from './infra/cloud-settings.ts';
import * as infraDatabases from './infra/databases.ts';
import * as infraFirebase from './infra/firebase.ts';
import * as infraMachines from './infra/machines.ts';
import * as infraPackageSources from './infra/package-sources.ts';
import * as infraDaemons from './infra/daemons.ts';
import * as infraIdentity from './infra/identity.ts';
import * as infraPipelines from './infra/pipelines.ts';
import * as infraProxies from './infra/proxies.ts';
import * as infraServices from './infra/services.ts';
import * as infraWebServers from './infra/web-servers.ts';
import { SECRETS } from './secrets/index.ts';

const CODE = [
  dynamicCode, markup, sql, command, path, weakRandomness, weakCrypto, weakCryptoPython, weakCryptoKeys, keptNonces, encodedOnly, deserialization, xxe,
  insecureTransport, cleartextProtocols, session, sessionTokens, sessionCookies, sessionEndless, sessionEnds, sessionLifetimes, sessionSettings,
  accessControl, tokenAlgorithms, accessChecks, accessSettings, publicFiles, comparedSecrets, defaultCredentials, errorDisclosure, sensitiveLogging, ssrf,
  fetchedForOthers, openRedirect, templateInjection, massAssignment, prototypePollution, nosql, ldapXpath, raceCondition, redos, sizes, amounts,
  uploads, serverMarkup, unescapedTemplates, browserMarkup, templateMarkup, dynamicModules, commandPhp, markupPhp, pathPhp, sqlPhp, sqlProcedures, dataPhp, weakCryptoPhp,
  settingsPhp, webPhp, commandRuby, webRuby, rails, settingsRuby, ownedObjects, listedObjects, besideGuarded, openViews, adminParts, raisedRights, claimedOwners, claimedRights,
  claimedRoles, sessionOptions, pagePolicies, lostUpdates, wrongChecks, fixedValues, assignedFields, native, nativeBounds, nativeBuffers,
  nativeMemory, nativeLifetimes, nativeCrypto, nativeKeys, nativeSystem, shell, shellValues, powershell, rust, rustValues, rustMemory, apps, appsData,
  appsCrypto, apple, objectiveC, android, jenkins, scala, goServers, compiledServers, wordpress, halfMeasures, halfChecks, errorAnswers, pythonAnswers, pythonJobs,
  pythonAccess, pythonBounds, pythonRaces, pythonLibraries, unverifiedClients, cleartextClients, connectionStrings, unverifiedScripts, logSinks,
  toldErrors, rawErrors, accounts, passwordCookies, neverAsked,
];
const MANAGED = [
  weakCryptoJvm, weakCryptoDotnet, weakCryptoGo, commandManaged, deserializationManaged, xxeManaged, weakRandomnessManaged, randomBytes, pathManaged,
  transportManaged, unverifiedManaged, markupJvm, markupManaged, requestsManaged, accessManaged, uploadsManaged, massAssignmentGo, disclosureManaged,
  evaluationManaged, sessionFlow, sessionManaged, filesManaged, queriesManaged, documentQueries, storedPasswords, auditManaged,
];
const INFRA = [
  infraGithub, infraContainers, infraImages, infraKubernetes, infraKubernetesRights, infraCloud, infraCdk, infraWebServers, infraBuilds,
  infraCloudSettings, infraDatabases, infraFirebase, infraMachines, infraPackageSources, infraServices, infraProxies, infraDaemons, infraPipelines,
  infraIdentity,
];
const AI = [
  hiddenCharacters, orders, agentConfig, stubs, leftOpen, postponed, admitted,
];
const GUARDS = [
  accessGuards, exceptionGuards, limitGuards, sessionGuards, valueGuards, settingGuards, deliveryGuards, testGuards,
];
export const RULES: readonly Rule[] = [...SECRETS, ...[...CODE, ...MANAGED, ...INFRA, ...AI, ...GUARDS].flatMap((file) => Object.values<Rule>(file))];
