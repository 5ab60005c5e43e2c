@echo off
rem Finds a JDK 25, builds Durward when that is needed, and runs it.
setlocal
set "HOME_DIR=%~dp0"
set "JAR=%HOME_DIR%app\server\target\durward.jar"
set "CLI=%HOME_DIR%app\cli\target\durward-cli.jar"

if defined JAVA_HOME findstr /b /c:"JAVA_VERSION=\"25" "%JAVA_HOME%\release" >nul 2>&1 && goto found
for /d %%D in ("%ProgramFiles%\Java\*" "%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Microsoft\jdk*" "%USERPROFILE%\.jdks\*") do (
  findstr /b /c:"JAVA_VERSION=\"25" "%%~D\release" >nul 2>&1 && set "JAVA_HOME=%%~D" && goto found
)
echo durward: no JDK 25 found in JAVA_HOME or in the usual folders. Install one, or set JAVA_HOME to it. 1>&2
exit /b 1

:found
if "%~1"=="test" (
  cd /d "%HOME_DIR%"
  call mvn -B verify
  exit /b
)
if not exist "%JAR%" (
  echo Building Durward; the first time takes a minute or two ... 1>&2
  pushd "%HOME_DIR%"
  call mvn -B -q -T 1C -Dmaven.test.skip=true -Dspotless.check.skip=true -pl app/server -am package || (popd & exit /b 1)
  popd
)
rem Runs a server, or what belongs to one; every other word is the command line's.
for %%C in (demo up stop) do if "%~1"=="%%C" goto server
"%JAVA_HOME%\bin\java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar "%CLI%" %*
exit /b

:server
rem Whoever names a collector gets that one.
set "COLLECTOR=-XX:+UseSerialGC"
if defined DURWARD_JAVA_OPTIONS (
  echo "%DURWARD_JAVA_OPTIONS%" | findstr /r /c:"-XX:+Use.*GC" >nul && set "COLLECTOR="
)
"%JAVA_HOME%\bin\java" %COLLECTOR% %DURWARD_JAVA_OPTIONS% -XX:+UseCompactObjectHeaders --sun-misc-unsafe-memory-access=allow -jar "%JAR%" %*
