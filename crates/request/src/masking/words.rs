//! Words that servers use in their answers, and that people use as passwords.

/// In small letters, apart by blanks.
pub(super) const WORDS: &str = "
about above abort aborted absent accept accepted access account action actions active actual added address admin
administrator after again agent aicore algorithm alias allow allowed already amazon analytics annotation anonymous another
answer apache api application applied apply architecture archive argument array artifact artifacts artifactory asked
assertion assigned attempt attempts attribute audience auth authenticate authenticated authentication authority
authorization authorize authorized auths available average azure backend background backup balance basic batch bearer
because been before begin behind being below between binary blob blobs block blocked body boolean branch broken browser
bucket buffer build builder bundle business button bytes cache cached call called callback cancel cancelled cannot capacity
catalog cause central certificate certificates chain challenge change changed changeme channel character charset check
checked checksum child chunked cipher class classic clean clear client clients clock close closed cloud cluster code
column command comment commit common company complete completed component computer condition config configuration
configured conflict connect connected connection constraint consumer contact contain container containerd containers
contains content context continue control cookie core correct corrupt could count country create created creating creation
credential credentials current custom customer daemon daily dashboard data database date debug december default defaults
define defined delay delete deleted deleting denied deploy deployed deployer deployment deprecated describe described
description detail details develop developer development device different digest direct directory disable disabled
discovery distribution docker dockerconfigjson dockerregistry dockerregistrysecret dockerregistrysecrets document domain
dragon download duplicate dynamic edge editor either element email empty enable enabled encoded encoding encrypted ended
engine enough entity entries entry environment error errors event every everyone exact example exceed exceeded exception
execute executed execution exist existing exists expect expected expiration expire expired expires explicit export
expression extended extension external failed failure false family feature february fetch field fields file files filter
final finally finish finished first flags folder follow football footer forbidden force foreign format found free from
frontend full function gateway general generated generic github gitlab given global google grant granted group groups
guest handle handler harbor hash have head header headers health healthy hello helper here hidden history home host hosted
hostname hosts however http https identical identifier identity identitytoken ignore ignored image images import inactive
include incorrect index info information initial input inside install installed instance instead integer integration
internal internet invalid invalidated issue issued issuer item items iteration january jenkins jfrog json just keep kernel
keys kind kubernetes label labels language large last latest launch launchpad layer layers leader legacy length letmein
level library license limit limited limits line linked linux list listed local localhost location locked logged logger
login logout long lookup machine main major malformed managed manager manifest manifests manual many mapping march master
match matched matching maximum media mediatype member members memory message messages meta metadata method metrics
microsoft middle might minimum minute minutes missing mixed mobile mode model modified module moment monday monitor monkey
month more mount mounted moved multiple must name named namespace namespaces native network never newest next nginx
nobody node none normal notary note nothing notice november null number object objects october offline offset only
open opened openid operation operator option optional options oracle order organization origin original other others output
outside over override owner package packages page pages pagination parameter parameters parent parse parsed partial partner
party pass passed passphrase passwd password passwords patch path pattern payload peer pending people period permanent
permission permissions permitted person phase plain plan planned platform please plugin podman point policy pool port
portal position post practice precondition prefix premium present preview previous primary princess principal private
privilege problem process processed processing product production profile program progress project projects properties
property protected protocol proven provide provided provider provisioned proxy public publish published puller pulled
purpose push pushed qualified quality quarantine query question queue quota quotas random range rate reached read reader
readonly ready realm reason received recent record redirect redirected refresh refresher refused region regional register
registered registration registries registry registrytoken regular reject rejected related release released reload remaining
remote removed renamed render repeat replace replaced replica replication report repositories repository request requested
requestid requests require required reserved reset resolve resolved resource resources respond response rest restart
restore restricted result results retries retry return returned revision revoked right rights role roles root route
router rule rules running runtime safe sample sandbox schedule schema scope scopes scratch script search second seconds
secret secretname secrets section secure security select selected send sender sent separate september sequence serial server
servers service services session sessions setting settings setup shadow share shared short should shutdown signature signed
silent simple since single size skipped slash small snapshot social software some something source space special specific
specified stable stage staging standard start started state static status stopped storage store stored stream string strong
subject submit submitted success successful successfully such suffix summary sunday sunshine superman support supported
suspended switch symbol sync syntax system table tags taken target team teams technical template temporarily temporary
tenant tenantid tenants terminated test tester testing tests text than that their them then there these they this
those thread through throttled thumbprint ticket time timeout timestamp title today together token tokens tomcat tool
total trace traffic transaction transfer transport trial true trust trusted type types unable unauthenticated unauthorized
unavailable undefined under unexpected unhealthy unique unit unknown unlimited unlock unprocessable unreachable unsupported
until update updated upgrade upload uploaded upstream usage used user username users using valid validate validated
validation value values variable vendor verification verified verify version versions very view virtual visible volume
waiting want wanted warning webhook website week welcome were what when where whether which while whole will window
windows with within without word work worker workflow workload works workspace world would write writing written wrong
year yesterday your yourself
abc abcdef azerty iloveyou qwerty qwertz qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm
";
