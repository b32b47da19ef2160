import io.github.retention4j.io.*;
import io.github.retention4j.model.*;
