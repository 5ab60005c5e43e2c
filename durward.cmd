@echo off
rem Finds a JDK 25, builds Durward when a jar is missing, and runs it. After a change of the sources delete
rem app\server\target\durward.jar first; the launcher for other systems sees such a change by itself.
setlocal
set "HOME_DIR=%~dp0"
set "JAR=%HOME_DIR%app\server\target\durward.jar"
set "CLI=%HOME_DIR%app\cli\target\durward-cli.jar"

if defined JAVA_HOME call :look "%JAVA_HOME%" && goto found
for %%J in (javac.exe) do if not "%%~$PATH:J"=="" call :look "%%~dp$PATH:J.." && goto found
for /d %%D in ("%ProgramFiles%\Java\*" "%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Microsoft\jdk*" "%USERPROFILE%\.jdks\*") do call :look "%%~D" && goto found
echo durward: no JDK 25 found in JAVA_HOME, on the path, or in the usual folders. Install one, or set JAVA_HOME to it. 1>&2
exit /b 1

:found
if "%~1"=="test" (
  cd /d "%HOME_DIR%"
  call mvn -B verify %2 %3 %4 %5 %6 %7 %8 %9
  exit /b
)
if exist "%JAR%" if exist "%CLI%" goto built
echo Building Durward; the first time takes a minute or two ... 1>&2
pushd "%HOME_DIR%"
call mvn -B -q -T 1C -Dmaven.test.skip=true -Dspotless.check.skip=true -pl app/server -am package || (popd & exit /b 1)
popd

:built
rem Runs a server, or what belongs to one; every other word is the command line's.
for %%C in (demo up stop) do if "%~1"=="%%C" goto server
"%JAVA_HOME%\bin\java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -jar "%CLI%" %*
exit /b

:server
rem Whoever names a collector gets that one.
set "COLLECTOR=-XX:+UseSerialGC"
echo "%DURWARD_JAVA_OPTIONS% %JDK_JAVA_OPTIONS% %JAVA_TOOL_OPTIONS%" | findstr /r /c:"-XX:+Use.*GC" >nul && set "COLLECTOR="
"%JAVA_HOME%\bin\java" %COLLECTOR% %DURWARD_JAVA_OPTIONS% -XX:+UseCompactObjectHeaders --sun-misc-unsafe-memory-access=allow -jar "%JAR%" %*
exit /b

rem Takes a folder as JAVA_HOME if it is a JDK 25. A dot stands for the quotation mark in its file: one more in this line
rem would make the redirection a part of the text.
:look
if not exist "%~1\bin\javac.exe" exit /b 1
findstr /b /r /c:"JAVA_VERSION=.25" "%~1\release" >nul 2>&1 || exit /b 1
set "JAVA_HOME=%~1"
exit /b 0
